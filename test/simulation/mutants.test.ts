import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { runChild } from '#electron/setup/run-child.mjs'
import { hashCore } from './hash-core.ts'
import { MUTANTS } from './mutants.ts'
import { mutate } from './run-mutants.ts'

const root = resolve(import.meta.dirname, '../..')
const AT_ONCE = 8

/** Which mutants run now: others whenever the core changes. */
function numbersNow(): readonly number[] {
  const first = Number.parseInt(hashCore().slice(0, 8), 16) % MUTANTS.length
  return Array.from({ length: AT_ONCE }, (_, step) => (first + step * Math.floor(MUTANTS.length / AT_ONCE)) % MUTANTS.length)
}

it('has many mutants, and each changes one place that is there', () => {
  expect(MUTANTS.length).toBeGreaterThanOrEqual(60)
  expect(MUTANTS.filter((mutant) => mutate(mutant) === null)).toEqual([])
})

it('is seen by the oracles when the core is changed', async () => {
  const { code, output } = await runChild(process.execPath, ['commands/simulate.ts', '--mutants', '--only', numbersNow().join()], { cwd: root, quiet: true })
  expect(output).toContain(`mutants=${AT_ONCE} killed=${AT_ONCE}`)
  expect(code).toBe(0)
}, 400_000)
