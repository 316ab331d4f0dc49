import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ClinicNotUsable } from './errors.ts'

/**
 * Reads a made-up clinic from its folder: `clinic.json` says for which meeting day and team it was written, and
 * every other JSON file is a list of entries. Gives one value for makeDemoActs, which checks it. Throws
 * ClinicNotUsable, naming the file, when one cannot be read.
 */
export function readClinic(folder: string): unknown {
  const head = readJson(folder, 'clinic.json')
  if (typeof head !== 'object' || head === null) throw new ClinicNotUsable('clinic.json must be an object.')
  return { ...head, entries: namesOf(folder).flatMap((name) => readEntries(folder, name)) }
}

/** In one order on every computer, so that the same folder always gives the same clinic. */
function namesOf(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'clinic.json')
    .sort()
}

function readEntries(folder: string, name: string): readonly unknown[] {
  const entries = readJson(folder, name)
  if (!Array.isArray(entries)) throw new ClinicNotUsable(`${name} must be a list of entries.`)
  return entries
}

function readJson(folder: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'))
  } catch (cause) {
    throw new ClinicNotUsable(`${name} of the made-up clinic cannot be read as JSON.`, { cause })
  }
}
