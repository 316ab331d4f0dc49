import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'

/** One thing measured, beside another measured in the same run: machines differ, the ratio hardly does. */
export interface Row {
  readonly what: string
  readonly against: string
  readonly value: number
  readonly floor: number
  readonly unit: string
  /** `value` / `floor`. */
  readonly ratio: number
  /** The most the ratio may be; null where nothing is promised. */
  readonly budget: number | null
  readonly within: boolean
}

export function aRow(what: string, against: string, [value, floor]: readonly [number, number], unit: string, budget: number | null = null): Row {
  const ratio = value / floor
  return { what, against, value, floor, unit, ratio, budget, within: budget === null || ratio <= budget }
}

/** Prints the rows, writes them to `out/bench/NAME.json`, and gives the exit code: 1 when a budget is not kept. */
export function report(name: string, rows: readonly Row[]): number {
  const folder = join(import.meta.dirname, '..', 'out', 'bench')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ name, date: new Date().toISOString(), cores: cpus().length, rows }, null, 2)}\n`)
  for (const { what, against, value, floor, unit, ratio, budget, within } of rows) {
    const promise = budget === null ? '' : `, budget ${asTimes(budget)}${within ? '' : ': NOT KEPT'}`
    console.log(`${what}: ${round(value)} ${unit}; ${against}: ${round(floor)} ${unit}. ${asTimes(ratio)}${promise}`)
  }
  return rows.every(({ within }) => within) ? 0 : 1
}

function asTimes(ratio: number): string {
  if (ratio === 0) return 'None'
  return ratio >= 1 ? `${round(ratio)} times` : `1/${round(1 / ratio)}`
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

/** Milliseconds of processor time that some work takes in this process, all its threads counted. */
export async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
