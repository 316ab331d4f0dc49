import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'

const cache = resolve(import.meta.dirname, '..', 'node_modules', '.cache', 'consilium')

export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.test.ts',
  outputDir: resolve(cache, 'journeys'),
  timeout: 180_000,
  // Two share a slow computer: what is awaited comes later there, and is held to nothing about how soon.
  expect: { timeout: 10_000 },
  // A journey mostly waits, for the window and for reading times; each desk has its own folders, ports and processes.
  workers: 2,
  // A test that only passes the second time has found something.
  retries: 0,
  forbidOnly: true,
})
