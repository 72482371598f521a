import type { Workspace } from '../slack/workspace.ts';
export interface PageSandbox {
  readonly workspace: Workspace;
}
