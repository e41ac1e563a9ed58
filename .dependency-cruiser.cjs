// Who may import whom. Every rule here has a canary in test/architecture/canaries/<rule>: a rule
// nobody has seen fail is not a rule.

const tests = ['\\.spec\\.ts$', '^test/'];
const wiring = '\\.module\\.ts$';
const ours = '^(src|projections)/';
const pure = ['^src/kernel/', '^src/contexts/[^/]+/[^/]+\\.ts$', '^projections/'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'kernel-imports-nothing-of-ours',
      comment: 'Everything rests on the kernel; it rests on nothing.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: tests },
      to: { path: ours, pathNot: '^src/kernel/' },
    },
    {
      name: 'pure-code-has-no-input-or-output',
      comment:
        'Kernel, domain files and projections are pure: a built-in module of Node is a way out.',
      severity: 'error',
      from: { path: pure, pathNot: [...tests, wiring] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-code-knows-few-packages',
      comment: 'Pure code uses pure packages only; a framework, store or logger stays at the edge.',
      severity: 'error',
      from: { path: pure, pathNot: [...tests, wiring] },
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/(typebox|date-holidays|uuid)/',
      },
    },
    {
      name: 'domain-imports-kernel-and-contracts',
      comment: 'A domain file sees the kernel, its own context, and contracts of other contexts.',
      severity: 'error',
      from: { path: '^src/contexts/([^/]+)/[^/]+\\.ts$', pathNot: [...tests, wiring] },
      to: {
        path: ours,
        pathNot: [
          '^src/kernel/',
          '^src/contexts/$1/[^/]+\\.ts$',
          // A foreign file is the business of contexts-meet-at-contracts, composition of composition-is-the-top.
          '^src/contexts/(?!$1/)',
          '^src/(main|app\\.module)\\.ts$',
          '^src/cli/',
          '\\.spec\\.ts$',
        ],
      },
    },
    {
      name: 'contexts-meet-at-contracts',
      comment:
        'Another context is seen through its contract.ts only: event types, ids, exported state.',
      severity: 'error',
      from: { path: '^src/contexts/([^/]+)/', pathNot: tests },
      to: {
        path: '^src/contexts/[^/]+/',
        pathNot: ['^src/contexts/$1/', '^src/contexts/[^/]+/contract\\.ts$', '\\.spec\\.ts$'],
      },
    },
    {
      name: 'contexts-use-ports-not-adapters',
      comment: 'Which store serves is decided where the program is put together, not in a context.',
      severity: 'error',
      from: { path: '^src/contexts/', pathNot: tests },
      to: { path: '^src/platform/(event-store|read-store)/[^/]+/', pathNot: '\\.spec\\.ts$' },
    },
    {
      name: 'only-queries-read-projections',
      comment: 'Commands decide from the log, never from a view. The pack is folded from views.',
      severity: 'error',
      from: {
        path: '^src/contexts/[^/]+/[^/]+/',
        pathNot: [...tests, '^src/contexts/[^/]+/queries/', '^src/contexts/reviews/pack/'],
      },
      to: { path: '^projections/', pathNot: '\\.spec\\.ts$' },
    },
    {
      name: 'pack-imports-document-types-only',
      comment:
        'The pack reads documents; which projections make them is the business of who folds.',
      severity: 'error',
      from: { path: '^src/contexts/reviews/pack/', pathNot: tests },
      to: { path: '^projections/', pathNot: '\\.spec\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'a-pack-knows-no-list-of-the-program',
      comment:
        'A later program has more views, and other titles of events: a pack has the bytes that it had in this one.',
      severity: 'error',
      from: { path: '^src/contexts/reviews/queries/pack-at-cut\\.ts$' },
      to: { path: '^(projections/all-views|src/event-registry)\\.ts$', reachable: true },
    },
    {
      name: 'a-pack-format-keeps-to-itself',
      comment:
        'What a shipped format writes never changes: it rests on no words or rules of the program that may, and on no later format.',
      severity: 'error',
      from: { path: '^src/contexts/reviews/pack/format-(\\d+)/', pathNot: tests },
      to: {
        path: '^src/contexts/',
        pathNot: [
          '^src/contexts/reviews/pack/(?!format-)',
          '^src/contexts/reviews/pack/format-$1/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'projections-import-kernel-and-contracts',
      comment: 'A view depends on what happened, not on who decided it, nor on another view.',
      severity: 'error',
      from: { path: '^projections/([^/]+)/', pathNot: tests },
      to: {
        path: ours,
        pathNot: [
          '^src/kernel/',
          '^projections/$1/',
          // What every register's rows keep of a fact; it is no view.
          '^projections/register-entry\\.ts$',
          '^src/contexts/[^/]+/contract\\.ts$',
          '^src/(main|app\\.module)\\.ts$',
          '^src/cli/',
          '\\.spec\\.ts$',
        ],
      },
    },
    {
      name: 'platform-serves-and-knows-nobody',
      comment: 'Stores, runner, HTTP and identity work for every context and know none.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: tests },
      to: { path: '^(src/contexts|projections)/', pathNot: '\\.spec\\.ts$' },
    },
    {
      name: 'adapters-do-not-meet',
      comment: 'Adapters of one port share the port and its contract suite, nothing else.',
      severity: 'error',
      from: { path: '^src/platform/(event-store|read-store)/([^/]+)/', pathNot: tests },
      to: {
        path: '^src/platform/$1/[^/]+/',
        pathNot: ['^src/platform/$1/$2/', '\\.spec\\.ts$'],
      },
    },
    {
      name: 'composition-is-the-top',
      comment:
        'runtime.ts, app.module.ts and service.ts put the program together, the command line drives it: nothing rests on them.',
      severity: 'error',
      from: {
        path: ours,
        pathNot: [...tests, '^src/(main|app\\.module|service)\\.ts$', '^src/cli/'],
      },
      to: {
        path: ['^src/(app\\.module|service|runtime)\\.ts$', '^src/cli/(?!main\\.ts$)'],
        pathNot: '\\.spec\\.ts$',
      },
    },
    {
      name: 'entry-points-are-started-not-imported',
      comment: 'Importing an entry point would start the program.',
      severity: 'error',
      from: { path: '.', pathNot: tests },
      to: { path: '^src/(cli/)?main\\.ts$' },
    },
    {
      name: 'no-cycles',
      // Types may: an aggregate names its rules, and the rules speak of its stages.
      comment: 'Code that imports in a circle cannot be read, or loaded, one file after another.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'production-imports-no-tests',
      comment: 'What runs in service holds no test and no test support.',
      severity: 'error',
      from: { path: ours, pathNot: '\\.spec\\.ts$' },
      to: { path: tests },
    },
    {
      name: 'production-imports-no-dev-dependency',
      comment: 'A production installation leaves development packages out.',
      severity: 'error',
      from: { path: ours, pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-undeclared-package',
      comment: 'A package that only came along with another may leave with it.',
      severity: 'error',
      from: { path: ours, pathNot: tests },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-unresolved-import',
      comment: 'An import that leads nowhere would pass every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'baselines-import-nothing-of-ours',
      comment: 'A benchmark measured against our own code would flatter it.',
      severity: 'error',
      from: { path: ['^bench/baselines?/', '^bench/[^/]*baseline[^/]*$'] },
      to: { path: ours },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
