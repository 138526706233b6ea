/** Who may use whom: ARCHITECTURE.md says it in words, `uses` below in one table. Checked by dependency-cruiser. */
const uses = {
  identity: [],
  venues: ['identity'],
  suppliers: ['identity'],
  stock: [],
  documents: ['suppliers', 'venues'],
  purchasing: ['documents', 'stock', 'suppliers', 'venues'],
  statements: ['documents', 'purchasing', 'suppliers', 'venues'],
  inbox: ['documents', 'suppliers', 'venues'],
  webhooks: ['identity'],
  privacy: ['identity'],
}
const modules = Object.keys(uses)
const area = (name) => `^web/src/areas/${name}/`

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'packages-think-only',
      comment: 'no network, disk, clock, randomness or database in packages',
      severity: 'error',
      from: { path: '^packages/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'packages-stay-below',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(server|web|db|tools|e2e|bench)/', pathNot: '^db/demo/rendering/' },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^server/src/platform/' },
      to: {
        path: [
          '^server/src/modules/',
          '^server/src/[^/]+\\.ts$',
          '^packages/(?!calendar|money|spreadsheet|units)',
        ],
      },
    },
    ...modules.map((name) => ({
      name: `${name}-uses`,
      comment: `the uses row of ${name}`,
      severity: 'error',
      from: { path: `^server/src/modules/${name}/` },
      to: {
        path: '^server/src/modules/',
        pathNot: [
          `^server/src/modules/${name}/`,
          ...uses[name].map((used) => `^server/src/modules/${used}/(index|contract)\\.ts$`),
        ],
      },
    })),
    {
      name: 'web-takes-contracts-only',
      severity: 'error',
      from: { path: '^web/' },
      to: {
        path: '^server/',
        pathNot: ['/[a-z-]*contract\\.ts$', '^server/src/platform/(route|schema|error-codes)\\.ts$'],
      },
    },
    {
      name: 'ui-knows-neither-router-nor-data',
      severity: 'error',
      from: { path: '^web/src/ui/' },
      to: { path: ['^web/src/(shell|areas)/', '@tanstack/react-router', '@tanstack/react-query'] },
    },
    {
      name: 'areas-apart',
      severity: 'error',
      from: { path: '^web/src/areas/([^/]+)/' },
      to: { path: '^web/src/areas/', pathNot: [area('$1')] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node', 'default'],
    },
    exclude: { path: '^(web/dist|data|node_modules)/' },
  },
}

// For the test that compares it with the table in ARCHITECTURE.md.
Object.defineProperty(module.exports, 'uses', { value: uses, enumerable: false })
