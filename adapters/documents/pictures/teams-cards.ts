/** The kinds of element that our cards are made of; any other is refused, never left out. */
import { z } from 'zod';

const run = z.object({
  type: z.literal('TextRun'),
  text: z.string(),
  size: z.enum(['Small', 'Default', 'Medium', 'Large']).optional(),
  weight: z.string().optional(),
  color: z.string().optional(),
  fontType: z.string().optional(),
  isSubtle: z.boolean().optional(),
  selectAction: z.object({ type: z.literal('Action.OpenUrl') }).optional(),
});

interface Folded {
  readonly body: readonly Element[];
  readonly actions?: readonly Action[] | undefined;
}

export interface Action {
  readonly type: 'Action.Submit' | 'Action.Execute' | 'Action.ShowCard';
  readonly title: string;
  readonly card?: Folded | undefined;
}

const action: z.ZodType<Action> = z.lazy(() =>
  z.object({
    type: z.enum(['Action.Submit', 'Action.Execute', 'Action.ShowCard']),
    title: z.string(),
    card: z.object({ body: z.array(element), actions: z.array(action).optional() }).optional(),
  }),
);

export type Run = z.infer<typeof run>;
export type Element =
  | {
      readonly type: 'RichTextBlock';
      readonly spacing?: string | undefined;
      readonly inlines: readonly Run[];
    }
  | {
      readonly type: 'Container';
      readonly style?: string | undefined;
      readonly separator?: boolean | undefined;
      readonly items: readonly Element[];
    }
  | { readonly type: 'ActionSet'; readonly actions: readonly Action[] }
  | {
      readonly type: 'Input.Text';
      readonly label: string;
      readonly isRequired?: boolean | undefined;
      readonly placeholder?: string | undefined;
    }
  | {
      readonly type: 'Input.Toggle';
      readonly label: string;
      readonly title: string;
      readonly isRequired?: boolean | undefined;
    };

const element: z.ZodType<Element> = z.lazy(() =>
  z.union([
    z.object({
      type: z.literal('RichTextBlock'),
      spacing: z.string().optional(),
      inlines: z.array(run),
    }),
    z.object({
      type: z.literal('Container'),
      style: z.string().optional(),
      separator: z.boolean().optional(),
      items: z.array(element),
    }),
    z.object({ type: z.literal('ActionSet'), actions: z.array(action) }),
    z.object({
      type: z.literal('Input.Text'),
      label: z.string(),
      isRequired: z.boolean().optional(),
      placeholder: z.string().optional(),
    }),
    z.object({
      type: z.literal('Input.Toggle'),
      label: z.string(),
      title: z.string(),
      isRequired: z.boolean().optional(),
    }),
  ]),
);

export const card = z.object({
  type: z.literal('AdaptiveCard'),
  body: z.array(element),
  actions: z.array(action).optional(),
});
