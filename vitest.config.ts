import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		// Property tests run many cases; a slow machine must not turn them red.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		globalSetup: process.env['REHEARSE_NO_BUILD'] ? [] : ['test/setup/build.ts'],
		setupFiles: ['test/setup/seed.ts'],
	},
});
