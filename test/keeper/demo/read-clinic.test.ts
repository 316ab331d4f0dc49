import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ClinicNotUsable } from '#electron/keeper/demo/errors.ts'
import { readClinic } from '#electron/keeper/demo/read-clinic.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clinic-'))
  writeFileSync(join(folder, 'clinic.json'), '{"format":1,"meetingDay":"2026-10-08","team":"a-team"}')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('puts the entries of all files together, in the order of their names', () => {
  writeFileSync(join(folder, 'b.json'), '["second"]')
  writeFileSync(join(folder, 'a.json'), '["first"]')
  writeFileSync(join(folder, 'notes.txt'), 'not read')
  expect(readClinic(folder)).toEqual({ format: 1, meetingDay: '2026-10-08', team: 'a-team', entries: ['first', 'second'] })
})

it.each([
  ['a.json', '[{"by":', /a\.json.*cannot be read/],
  ['a.json', '{"by":"somebody"}', /a\.json must be a list/],
  ['clinic.json', '7', /clinic\.json must be an object/],
])('names the file that cannot be used: %s holding %s', (name, text, words) => {
  writeFileSync(join(folder, name), text)
  expect(() => readClinic(folder)).toThrow(ClinicNotUsable)
  expect(() => readClinic(folder)).toThrow(words)
})
