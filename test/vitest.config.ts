import { resolve } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Journeys open the real window and belong to Playwright.
    exclude: [...configDefaults.exclude, 'test/journeys/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // One would be used on two cores; much of what is tested waits for a disk, a server or a clock.
    maxWorkers: 2,
  },
})
