import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'

const cache = resolve(import.meta.dirname, '..', 'node_modules', '.cache', 'consilium')

export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.test.ts',
  outputDir: resolve(cache, 'journeys'),
  timeout: 180_000,
  // On a slow computer what is awaited comes later, and is held to nothing about how soon.
  expect: { timeout: 10_000 },
  // Two at a time are done in a tenth less, as each has four processes and more of its own; and then what a heavy one keeps waiting fails.
  workers: 1,
  // A test that only passes the second time has found something.
  retries: 0,
  forbidOnly: true,
})
