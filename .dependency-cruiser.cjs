// Who may import whom. Each comment is written for the person whose import was refused.

const CORE = '^src/';
const COMPOSITION = '^src/(main\\.ts$|command-line/)';
const FRONT_DOOR = '^src/((service|ports|employee|errors|config)\\.ts$|wording/)';
const BUILT_IN = ['core'];
const TYPE_ONLY = ['type-only'];

/** Packages with one home, so that replacing a vendor touches one folder. */
const HOMES = [
  { packages: ['@slack/bolt', '@slack/web-api', '@slack/types'], homes: ['adapters/slack/'] },
  {
    packages: [
      'botbuilder',
      'botbuilder-core',
      'botframework-[a-z-]+',
      '@microsoft/teams-ai',
      '@azure/msal-node',
      'openai',
    ],
    homes: ['adapters/teams/'],
  },
  {
    packages: ['knex', 'pg', '@electric-sql/pglite'],
    homes: ['adapters/postgres/', 'migrations/'],
  },
  { packages: ['node-cron'], homes: ['adapters/cron/'] },
  { packages: ['pino'], homes: ['adapters/log/'] },
  { packages: ['piscina'], homes: ['src/command-line/'] },
  { packages: ['commander'], homes: ['src/main\\.ts$', 'src/command-line/'] },
  { packages: ['nodemailer'], homes: ['adapters/mail/'] },
  { packages: ['rate-limiter-flexible'], homes: ['adapters/web/'] },
  { packages: ['ipaddr\\.js'], homes: ['adapters/website/'] },
  { packages: ['htmlparser2'], homes: ['adapters/website/', 'adapters/documents/'] },
  { packages: ['htmlparser2'], homes: ['adapters/documents/', 'adapters/website/'] },
  { packages: ['qrcode'], homes: ['adapters/documents/'] },
  {
    packages: [
      'satori',
      '@resvg/resvg-wasm',
      'pdfkit',
      'fontkit',
      'write-excel-file',
      '@expo-google-fonts/noto-sans',
      'dejavu-fonts-ttf',
    ],
    homes: ['adapters/documents/'],
  },
  { packages: ['csv-parse', 'csv-stringify', 'fflate', 'yaml'], homes: ['adapters/documents/'] },
  {
    packages: ['express'],
    homes: ['adapters/web/', 'adapters/slack/', 'adapters/teams/', 'sandbox/'],
  },
];

/** Rules that give each vendor its home; tests and benches may drive a vendor directly. */
function homeRules() {
  return HOMES.map(({ packages, homes }) => ({
    name: `one-home-for-${packages[0].replace(/[^a-z]+/g, '-').replace(/^-/, '')}`,
    comment: `${packages.join(', ')} may be imported only in ${homes.join(', ').replace(/\\\.|\$/g, (m) => (m === '$' ? '' : '.'))}. Ask for what you need through a port of src/ports.ts.`,
    severity: 'error',
    from: { path: '^(src|adapters|sandbox|migrations)/', pathNot: homes.map((home) => `^${home}`) },
    to: { path: packages.map((name) => `node_modules/(@types/)?${name}/`) },
  }));
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-imports-no-outside-world',
      comment:
        'The core (src/) knows no adapter, sandbox, migration, test or bench. Describe what you need in src/ports.ts, and let src/main.ts or src/command-line/ pass it in.',
      severity: 'error',
      from: { path: CORE, pathNot: COMPOSITION },
      to: { path: '^(adapters|sandbox|migrations|test|bench|scripts)/' },
    },
    {
      name: 'core-does-no-io',
      comment:
        'Of what Node offers, the core may use only node:crypto. Files, sockets, timers and the environment come in as ports or plain arguments.',
      severity: 'error',
      from: { path: CORE, pathNot: COMPOSITION },
      to: { dependencyTypes: BUILT_IN, pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'core-uses-pure-libraries-only',
      comment:
        'The core may import only libphonenumber-js, zod and canonicalize. Anything else belongs in an adapter behind a port, or on this list after a review.',
      severity: 'error',
      from: { path: CORE, pathNot: COMPOSITION },
      to: { path: 'node_modules/', pathNot: 'node_modules/(libphonenumber-js|zod|canonicalize)/' },
    },
    {
      name: 'only-main-joins',
      comment:
        'src/command-line/ joins everything, so only src/main.ts, its own files and tests may import it.',
      severity: 'error',
      from: { path: '^(src|adapters|sandbox|migrations|bench)/', pathNot: COMPOSITION },
      to: { path: '^src/command-line/' },
    },
    {
      name: 'main-is-not-imported',
      comment: 'src/main.ts runs the program when it is loaded: import the part you need instead.',
      severity: 'error',
      from: {},
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'adapters-do-not-know-each-other',
      comment:
        'An adapter imports its own folder and the core, never another adapter. Share through a port, or join the two in src/main.ts. Only the chats have a folder in common: adapters/chat/, which knows no vendor.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^adapters/', pathNot: ['^adapters/$1/', '^adapters/chat/'] },
    },
    {
      name: 'only-chats-share',
      comment:
        'adapters/chat/ holds what both chat adapters need of Node (deadlines, queues of updates, reading bodies). Nobody else may lean on it.',
      severity: 'error',
      from: { path: '^(src|sandbox|migrations|adapters/(?!(slack|teams|chat)/))' },
      to: { path: '^adapters/chat/' },
    },
    {
      name: 'adapters-use-the-front-door',
      comment:
        'An adapter may use any type of src/, but call only src/service.ts, src/ports.ts, src/employee.ts, src/errors.ts, src/config.ts and the sentences of src/wording/. Reach the rest through the Service.',
      severity: 'error',
      from: { path: '^adapters/', pathNot: '^adapters/postgres/' },
      to: { path: CORE, pathNot: FRONT_DOOR, dependencyTypesNot: TYPE_ONLY },
    },
    {
      name: 'the-store-calls-the-ledger-rules-only',
      comment:
        'The store numbers, hashes and projects entries inside its lock, so beside the front door it may call the pure rules of src/ledger/. It decides nothing else: the rest belongs in the core.',
      severity: 'error',
      from: { path: '^adapters/postgres/' },
      to: {
        path: CORE,
        pathNot: [FRONT_DOOR, '^src/ledger/(change|entry|project|tree)\\.ts$'],
        dependencyTypesNot: TYPE_ONLY,
      },
    },
    {
      name: 'adapters-import-no-sandbox',
      comment:
        'An adapter speaks to the platform by its address; the sandbox is just another address.',
      severity: 'error',
      from: { path: '^adapters/' },
      to: { path: '^(sandbox|bench)/' },
    },
    {
      name: 'only-postgres-and-main-know-migrations',
      comment:
        'Migrations belong to the store: import them in adapters/postgres/ or the command line.',
      severity: 'error',
      from: { path: '^(src|adapters|sandbox)/', pathNot: ['^adapters/postgres/', COMPOSITION] },
      to: { path: '^migrations/' },
    },
    {
      name: 'migrations-stand-alone',
      comment:
        'A migration must mean the same in ten years: it may import types, and nothing of our own that can change under it.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src|adapters|sandbox|test|bench)/', dependencyTypesNot: TYPE_ONLY },
    },
    {
      name: 'sandbox-speaks-http-only',
      comment:
        'The sandbox stands in for Slack and Teams and knows only their public HTTP: it imports nothing of src/ or adapters/, not even a type.',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^(src|adapters|migrations|bench)/' },
    },
    {
      name: 'sandbox-is-loaded-on-demand',
      comment:
        'Load the sandbox with import() and only when no credentials are set, so that production never carries it. (Types may be imported as usual.)',
      severity: 'error',
      from: { path: COMPOSITION },
      to: { path: '^sandbox/', dynamic: false, dependencyTypesNot: TYPE_ONLY },
    },
    {
      name: 'nobody-imports-tests',
      comment:
        'Tests look at the product, the product never at its tests. Move shared code out of test/.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      comment:
        'These files import each other in a circle: move what they share into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing imports this file and it imports nothing: use it or delete it.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '^src/main\\.ts$',
          '^bench/run\\.ts$',
          '^bench/audit\\.ts$',
          '^sandbox/page/',
          '^scripts/',
          '^[^/]+$',
          '\\.d\\.ts$',
          '\\.test\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'no-undeclared-packages',
      comment: 'This package is not in package.json: install it with an exact version.',
      severity: 'error',
      from: { path: '^(src|adapters|sandbox|migrations|test|bench)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable-imports',
      comment: 'No such file or package. Relative imports carry their .ts extension.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-packages-in-the-product',
      comment:
        'This package is installed for development only: make it a dependency or do without it.',
      severity: 'error',
      from: { path: '^(src|adapters|sandbox|migrations)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: TYPE_ONLY,
        pathNot: 'node_modules/@types/',
      },
    },
    ...homeRules(),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|data|tour|\\.git|\\.rollcall|\\.changeset)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};
