import { describe, expect, it } from '@jest/globals';
import { type Block, renderBlocks } from '../../sandbox/page/client/blocks.js';
import { shownValues, stateEntry } from '../../sandbox/page/client/element-value.js';
import { suggestCommands } from '../../sandbox/page/client/guide.js';
import { encodeMentions, suggestPeople } from '../../sandbox/page/client/mentions.js';
import { renderMrkdwn, renderPlain } from '../../sandbox/page/client/mrkdwn.js';

const names = {
  user: (id: string) => ({ U1: 'Ada <b>Okafor</b>' })[id],
  channel: (id: string) => ({ C1: 'general' })[id],
};

const mrkdwn = (text: string) => renderMrkdwn(text, names).text;

const draw = (block: Record<string, unknown>, extra = {}) =>
  renderBlocks([{ block_id: 'b', ...block } as Block], {
    names,
    people: [{ id: 'U1', name: 'Ada <b>Okafor</b>', kind: 'employee' }],
    channels: [{ id: 'C1', name: 'general' }],
    prefix: 'p',
    ...extra,
  }).text;

const plain = (text: string) => ({ type: 'plain_text', text });

const LINK = 'target="_blank" rel="noopener noreferrer nofollow"';

describe('mrkdwn as the sandbox page draws it', () => {
  it.each([
    ['*bold*', '<b>bold</b>'],
    ['_italic_ and ~gone~', '<i>italic</i> and <s>gone</s>'],
    ['*_both_*', '<b><i>both</i></b>'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['snake_case_name', 'snake_case_name'],
    ['`*code*`', '<code>*code*</code>'],
    ['one\ntwo', 'one<br>two'],
    ['> quoted\n&gt; more\nafter', '<blockquote>quoted<br>more</blockquote>after'],
    ['a ```x < *y*\n  z``` b', 'a <pre>x &lt; *y*\n  z</pre> b'],
    [':wave: :no_such_one:', '👋 :no_such_one:'],
    ['at 10:30:45', 'at 10:30:45'],
    ['A &amp; B', 'A &amp; B'],
  ])('draws %j', (text, expected) => {
    expect(mrkdwn(text)).toBe(expected);
  });

  it.each([
    [
      '<https://a.example/x_y_z|the *terms*>',
      `<a href="https://a.example/x_y_z" ${LINK}>the *terms*</a>`,
    ],
    ['<mailto:hr@a.example>', `<a href="mailto:hr@a.example" ${LINK}>hr@a.example</a>`],
    ['<tel:+15125550101|512-555-0101>', `<a href="tel:+15125550101" ${LINK}>512-555-0101</a>`],
    [
      'see https://a.example/p.',
      `see <a href="https://a.example/p" ${LINK}>https://a.example/p</a>.`,
    ],
    [
      '<https://a.example/?a=1&amp;b=2|x>',
      `<a href="https://a.example/?a=1&amp;b=2" ${LINK}>x</a>`,
    ],
  ])('links %j', (text, expected) => {
    expect(mrkdwn(text)).toBe(expected);
  });

  it('names the people and channels mentioned, and escapes their names', () => {
    expect(mrkdwn('<@U1> in <#C1>')).toBe(
      '<span class="mention">@Ada &lt;b&gt;Okafor&lt;/b&gt;</span> in <span class="mention">#general</span>',
    );
  });

  it('shows that an unescaped <!channel> would ring everybody, and that an escaped one would not', () => {
    expect(mrkdwn('<!channel>')).toBe('<span class="mention mention-all">@channel</span>');
    expect(mrkdwn('&lt;!channel&gt;')).toBe('&lt;!channel&gt;');
  });

  it.each([
    '<script>alert(1)</script>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<img src=x onerror=alert(1)>',
    '<javascript:alert(1)|click>',
    '<data:text/html,x|click>',
    '*<script>* _<b onclick=x>_ `<i>`',
    '<https://a.example/"onmouseover="x|"><script>>',
    '<!date^1^{date}<b>|<u>>',
    '```<script>```',
    '> <script>',
  ])('leaves no foreign tag, attribute or address in %j', (text) => {
    for (const markup of [mrkdwn(text), renderPlain(text).text]) {
      const tags = markup.match(/<[^>]*>/g) ?? [];
      for (const tag of tags) {
        expect(tag).toMatch(
          /^<(?:\/?(?:b|i|s|br|code|pre|blockquote)|\/?span(?: class="[a-z -]+")?|\/?time(?: datetime="[^"]*")?|\/a|a href="(?:https?:|mailto:|tel:)[^"]*" target="_blank" rel="noopener noreferrer nofollow")>$/,
        );
      }
    }
  });
});

describe('blocks as the sandbox page draws them', () => {
  it('draws a button with its style, its place and its words escaped', () => {
    const markup = draw({
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'consent.review',
          style: 'primary',
          text: plain('Review <now>'),
        },
      ],
    });
    expect(markup).toContain('class="button button-primary"');
    expect(markup).toContain('data-press data-block="b" data-action="consent.review"');
    expect(markup).toContain('Review &lt;now&gt;');
  });

  it('ties label, hint and error of an input to its field', () => {
    const block = {
      type: 'input',
      label: plain('Mobile'),
      hint: plain('Yours'),
      element: { type: 'plain_text_input', action_id: 'phone', initial_value: '"><script>' },
    };
    const markup = draw(block, { errors: { b: 'Type ten digits.' } });
    expect(markup).toContain('<label class="input-label" id="p-b-phone-label" for="p-b-phone">');
    expect(markup).toContain('aria-describedby="p-b-phone-error p-b-phone-hint"');
    expect(markup).toContain('role="alert" id="p-b-phone-error">Type ten digits.</div>');
    expect(markup).toContain('value="&quot;&gt;&lt;script&gt;"');
  });

  it('asks the app at once only where the app wants to hear of each change', () => {
    const element = { type: 'users_select', action_id: 'a' };
    expect(draw({ type: 'input', label: plain('x'), element })).not.toContain('data-dispatch');
    expect(draw({ type: 'input', label: plain('x'), element, dispatch_action: true })).toContain(
      'data-dispatch',
    );
    expect(draw({ type: 'section', text: plain('x'), accessory: element })).toContain(
      'data-dispatch',
    );
  });

  it('offers people by name in a people picker and keeps who was chosen', () => {
    const element = { type: 'multi_users_select', action_id: 'a', initial_users: ['U1'] };
    expect(draw({ type: 'input', label: plain('x'), element })).toContain(
      'data-value="U1" aria-selected="true"><span class="picker-name">Ada &lt;b&gt;Okafor&lt;/b&gt;</span>',
    );
  });

  it('never ticks a box the app did not tick', () => {
    const element = {
      type: 'checkboxes',
      action_id: 'agree',
      options: [{ text: plain('I agree'), value: 'yes' }],
    };
    expect(draw({ type: 'input', label: plain('x'), element })).not.toContain('checked');
  });

  it('loads no picture from a third party', () => {
    expect(
      draw({ type: 'image', image_url: 'https://evil.example/x.png', alt_text: 'x' }),
    ).toContain('src=""');
  });

  it('says so when it meets a block it does not know', () => {
    expect(draw({ type: 'video' })).toContain('[video is not drawn here]');
  });

  it('draws rich text with its styles and lists', () => {
    const markup = draw({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [{ type: 'text', text: 'a<b', style: { bold: true } }],
        },
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
        },
      ],
    });
    expect(markup).toContain('<p><b>a&lt;b</b></p><ol><li><span class="mention">');
  });
});

describe('values of inputs', () => {
  const option = { text: plain('Yes'), value: 'yes' };

  it.each([
    [{ type: 'plain_text_input' }, ['hi'], { type: 'plain_text_input', value: 'hi' }],
    [{ type: 'plain_text_input' }, [], { type: 'plain_text_input', value: null }],
    [
      { type: 'static_select', option_groups: [{ options: [option] }] },
      ['yes'],
      { type: 'static_select', selected_option: option },
    ],
    [{ type: 'checkboxes', options: [option] }, [], { type: 'checkboxes', selected_options: [] }],
    [
      { type: 'checkboxes', options: [option] },
      ['yes', 'forged'],
      { type: 'checkboxes', selected_options: [option] },
    ],
    [
      { type: 'multi_users_select' },
      ['U1'],
      { type: 'multi_users_select', selected_users: ['U1'] },
    ],
    [{ type: 'file_input' }, ['F1'], { type: 'file_input', files: [{ id: 'F1' }] }],
  ])('gives Slack’s shape for %j', (element, chosen, expected) => {
    expect(stateEntry(element, chosen)).toEqual(expected);
    expect(shownValues(element, expected)).toEqual(chosen.filter((value) => value !== 'forged'));
  });
});

describe('the composer', () => {
  it('suggests the commands that begin as typed', () => {
    expect(suggestCommands('/sms-consent s').map(({ text }) => text)).toEqual([
      '/sms-consent setup',
      '/sms-consent status',
      '/sms-consent summary',
      '/sms-consent stop',
    ]);
    expect(suggestCommands('hello')).toEqual([]);
  });

  const people = [
    { id: 'U1', name: 'Ada Okafor', handle: 'ada.okafor' },
    { id: 'U2', name: 'Ada', handle: 'ada' },
  ];

  it('offers people after an @, and nothing once a name is complete', () => {
    expect(suggestPeople('/sms-consent check @oka', people)[0]?.text).toBe(
      '/sms-consent check @Ada Okafor ',
    );
    expect(suggestPeople('/sms-consent check @Ada Okafor ', people)).toEqual([]);
    expect(suggestPeople('mail ada@oka', people)).toEqual([]);
  });

  it.each([
    ['check @Ada Okafor', 'check <@U1|ada.okafor>'],
    ['check @ada.okafor now', 'check <@U1|ada.okafor> now'],
    ['@ADA and @Ada Okafor', '<@U2|ada> and <@U1|ada.okafor>'],
    ['@Adam, a@Ada', '@Adam, a@Ada'],
    ['1 < 2 & <!channel>', '1 &lt; 2 &amp; &lt;!channel&gt;'],
  ])('sends %j to the app as %j', (typed, sent) => {
    expect(encodeMentions(typed, people)).toBe(sent);
  });
});
