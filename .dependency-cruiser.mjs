/** Directions of dependency. Each rule says why, so that its message teaches the architecture. */
const core = '^(machines|sim/(simulation|explore|scenario|regress|report|train))/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		{
			name: 'no-cycles',
			comment: 'Two files that need each other are one subject in two places.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'kit-knows-nothing-of-sim',
			comment: 'Products and their kit are described without knowing who runs them.',
			severity: 'error',
			from: { path: '^machines/' },
			to: { path: '^sim/' },
		},
		{
			name: 'kit-knows-no-product',
			comment: 'The kit is what all products are made of.',
			severity: 'error',
			from: { path: '^machines/kit/' },
			to: { path: '^machines/(?!kit/)' },
		},
		{
			name: 'products-know-only-the-kit',
			comment: 'A product is understood without any other product.',
			severity: 'error',
			from: { path: '^machines/(?!kit/)([^/]+)/' },
			to: { path: '^machines/', pathNot: ['^machines/kit/', '^machines/$1/'] },
		},
		{
			name: 'sim-reaches-products-through-their-interface',
			comment: 'Engines must work with any product, so they import none: only the registry does.',
			severity: 'error',
			from: { path: '^sim/' },
			to: { path: '^machines/', pathNot: ['^machines/kit/', '^machines/index\\.ts$'] },
		},
		{
			name: 'registry-only-from-shells',
			comment: 'The core is handed its products; which ones there are is the shell’s business.',
			severity: 'error',
			from: { path: core },
			to: { path: '^machines/index\\.ts$' },
		},
		{
			name: 'nobody-uses-the-shells',
			comment: 'The shells have the effects; whoever imported them would have them too.',
			severity: 'error',
			from: { pathNot: '^sim/(cli|tui|build)/' },
			to: { path: '^sim/(cli|tui|build)/' },
		},
		{
			name: 'core-is-pure',
			comment: 'No file system, clock, network or process in the core: the same input gives the same bytes everywhere.',
			severity: 'error',
			from: { path: core },
			to: { dependencyTypes: ['core'] },
		},
		{
			name: 'simulation-is-the-bottom',
			comment: 'Simulation knows the kit; scenarios, regress and report know simulation.',
			severity: 'error',
			from: { path: '^sim/simulation/' },
			to: { path: '^sim/(scenario|regress|report|explore)/' },
		},
		{
			name: 'scenario-knows-no-report',
			comment: 'What happened is decided before anybody says how it looks.',
			severity: 'error',
			from: { path: '^sim/(scenario|regress|explore)/' },
			to: { path: '^sim/report/' },
		},
		{
			name: 'training-is-the-top-of-the-core',
			comment: 'A session uses all of the core; nothing of the core needs somebody who is trained.',
			severity: 'error',
			from: { path: '^sim/(simulation|scenario|explore|regress|report)/' },
			to: { path: '^sim/train/' },
		},
		{
			name: 'only-the-sandbox-draws',
			comment: 'Ink and React are slow to load, so no other command may reach them.',
			severity: 'error',
			from: { pathNot: '^sim/tui/' },
			to: { path: 'node_modules/(ink|react|@inkjs)/' },
		},
		{
			name: 'no-development-parts-in-the-product',
			comment: 'What is not in dependencies is not there when rehearse is installed.',
			severity: 'error',
			from: { path: '^(machines|sim)/', pathNot: '^sim/build/' },
			to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
		},
		{
			name: 'everything-resolves',
			comment: 'An import that leads nowhere fails at the user’s.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: '\\.generated\\.js$' },
		},
		{
			name: 'every-module-is-used',
			comment: 'A module that neither the program, the library nor the build reaches is dead.',
			severity: 'error',
			from: { path: '^sim/(cli/bin|index|build/[^/]+)\\.ts$' },
			to: {
				path: '^(machines|sim)/.*\\.tsx?$',
				pathNot: '^sim/(cli/bin|index|build/[^/]+)\\.ts$',
				reachable: false,
			},
		},
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
	},
};
