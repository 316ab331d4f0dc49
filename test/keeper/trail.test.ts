import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TrailEntry } from '#domain/journal/trail.ts'
import { openDeskWithClock, type DeskWithClock } from '../builders/a-desk-with-a-clock.ts'
import { makeFolder } from '../builders/make-folder.ts'
import { readCsv } from '../domain/figures/read-csv.ts'
import { NOW, TEAM } from '../steps/open-desk.ts'
import { watchDisk } from '../steps/watch-disk.ts'

const about = { kind: 'case', id: 'c1' } as const
const everything = { about: null, user: null, from: null, to: null, group: null }

const view = (desk: DeskWithClock, id = 'c1') => desk.keeper().ask('noteView', { about: { kind: 'case', id }, what: 'record' })

async function trailOf(desk: DeskWithClock): Promise<readonly TrailEntry[]> {
  const page = await desk.keeper().ask('readTrail', { after: 0, limit: 1000 })
  if (!page.ok) throw new Error(page.refusal.kind)
  return JSON.parse(page.value.entries) as TrailEntry[]
}

async function save(desk: DeskWithClock, verb: string, pin?: string) {
  const intents = [{ id: '01900000-0000-7000-8000-000000000001', about, team: TEAM, verb, schema: 1, after: [], facts: [{ unit: 'note', path: 'words', value: '=Zephyrine' }] }]
  return desk.keeper().ask('appendActs', { intents, ...(pin === undefined ? {} : { pin }) })
}

describe('what is noted beside the record', () => {
  it('[E34, K30] a record opened again within ten minutes is one look, and after them or after a lock another', async () => {
    const desk = await openDeskWithClock(await makeFolder())
    await view(desk)
    desk.now = NOW + 599_999
    await view(desk)
    await view(desk, 'c2')
    desk.now = NOW + 600_000
    await view(desk)
    await desk.keeper().ask('lock', {})
    await desk.unlock()
    await view(desk)
    expect(await desk.noted()).toEqual(['set-up', 'view record', 'view record', 'view record', 'lock', 'unlock', 'view record'])
  })

  it('[K30] a look that the disk refuses to note is NOT saved in sight, answered all the same, and noted the next time', async () => {
    const folder = await makeFolder()
    const desk = await openDeskWithClock(folder)
    const full = () => Object.assign(new Error('ENOSPC: refused'), { code: 'ENOSPC' })
    expect(await watchDisk(folder, { before: full, after: () => undefined }, () => view(desk))).toBe(null)
    expect((await desk.keeper().ask('readSaving', {})).notSaved?.reason).toBe('disk-full')
    await view(desk)
    expect((await desk.keeper().ask('readSaving', {})).notSaved).toBe(null)
    expect(await desk.noted()).toEqual(['set-up', 'view record'])
  })

  it('[K30] a name on the projector is noted each time, and a wrong PIN with the record it was for', async () => {
    const desk = await openDeskWithClock(await makeFolder())
    const name = () => desk.keeper().ask('noteView', { about, what: 'name on the projector' })
    await name()
    await name()
    expect(await save(desk, 'sign-minutes', '000000')).toMatchObject({ refusal: { kind: 'pin-wrong' } })
    const noted = (await trailOf(desk)).filter(({ about: of }) => of === 'case/c1').map(({ what }) => what)
    expect(noted).toEqual(['view name on the projector', 'view name on the projector', 'wrong PIN'])
  })
})

describe('the trail', () => {
  it('[E34, K32] is for the chair: others are refused, and nothing is written', async () => {
    const desk = await openDeskWithClock(await makeFolder())
    const work = desk.work()
    Object.assign(work.session.author, { role: 'secretary' })
    expect(await desk.keeper().ask('readTrail', { after: 0, limit: 10 })).toMatchObject({ refusal: { kind: 'role-may-not', rule: 'K32', allowed: ['chair'] } })
    expect(await desk.keeper().ask('writeTrail', { filter: everything, format: 'csv', path: join(desk.folder(), 'x.csv') })).toMatchObject({ refusal: { kind: 'role-may-not' } })
    expect(await desk.noted()).toEqual(['set-up'])
  })

  it('[K32] is saved as far as the filter lets it through, from the journal, with itself noted, and no word of a record', async () => {
    const desk = await openDeskWithClock(await makeFolder())
    const folder = await makeFolder()
    await view(desk)
    await view(desk, 'c2')
    await save(desk, 'override-rule')
    const write = async (format: 'csv' | 'json', filter: Partial<typeof everything> | object) => {
      const path = join(folder, `trail.${format}`)
      expect(await desk.keeper().ask('writeTrail', { filter: { ...everything, ...filter }, format, path })).toEqual({ ok: true, value: { saved: true } })
      return readFileSync(path, 'utf8')
    }
    const csv = await write('csv', {})
    expect(csv.startsWith('\u{FEFF}')).toBe(true)
    expect(csv).not.toContain('Zephyrine')
    const [head, ...rows] = readCsv(csv)
    expect(head?.slice(0, 8)).toEqual(['Entry', 'Day', 'Time', 'UTC', 'Who', 'User name', 'Kind', 'What'])
    expect(rows.map((row) => [row[1], row[4], row[6], row[7], row[10]])).toEqual([
      ['2026-10-08', 'Dr Kofi Mensah', 'let-in', 'This computer set up', ''],
      ['2026-10-08', 'Dr Kofi Mensah', 'seen', 'Opened on the screen', 'c1'],
      ['2026-10-08', 'Dr Kofi Mensah', 'seen', 'Opened on the screen', 'c2'],
      ['2026-10-08', 'Dr Kofi Mensah', 'against-a-rule', 'Override rule', 'c1'],
      ['2026-10-08', 'Dr Kofi Mensah', 'taken-out', 'This trail saved as a file', ''],
    ])
    expect(readCsv(await write('csv', { about: ['case/c1'], group: 'seen' }))).toHaveLength(2)
    expect(readCsv(await write('csv', { from: '2026-10-09' }))).toHaveLength(1)
    expect(readCsv(await write('csv', { user: 'nobody' }))).toHaveLength(1)
    const json = JSON.parse(await write('json', { about: ['case/c1'] })) as { chain: readonly string[]; entries: readonly TrailEntry[] }
    const { journal } = desk.work()
    expect(json.chain).toEqual(Array.from({ length: journal.head().number }, (_, at) => journal.hashAt(at + 1)))
    for (const { number, hash } of json.entries) expect(json.chain[number - 1]).toBe(hash)
    expect(json.entries.find(({ act }) => act !== null)?.act?.hash).toBe(journal.actHash('01900000-0000-7000-8000-000000000001'))
  })
})
