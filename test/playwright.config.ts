import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'

const cache = resolve(import.meta.dirname, '..', 'node_modules', '.cache', 'consilium')

export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.test.ts',
  outputDir: resolve(cache, 'journeys'),
  timeout: 120_000,
  workers: 1,
  // A test that only passes the second time has found something.
  retries: 0,
  forbidOnly: true,
})
