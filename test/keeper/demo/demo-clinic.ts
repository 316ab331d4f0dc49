import { join } from 'node:path'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { recordKey, type Act } from '#domain/journal/act.ts'
import { actFromCanonical } from '#domain/journal/canonical-act.ts'
import { foldRecord, type FoldedRecord } from '#domain/journal/fold-record.ts'
import { clinicRecordId } from '#electron/keeper/demo/fill-in.ts'
import { makeDemoActs } from '#electron/keeper/demo/make-demo-acts.ts'
import { readClinic } from '#electron/keeper/demo/read-clinic.ts'

export const clinic = readClinic(join(import.meta.dirname, '../../../resources/demo/clinic'))

/** The clinic on a meeting day: its acts, and its records folded, found by their name in the clinic's files. */
export class DemoClinic {
  readonly acts: readonly Act[]
  readonly day: CalendarDay
  readonly records: ReadonlyMap<string, FoldedRecord>

  constructor(day: CalendarDay) {
    this.day = day
    this.acts = makeDemoActs(clinic, day).map(({ text, sig }) => {
      const act = actFromCanonical(text, sig)
      if (act === null) throw new Error(`Not an act: ${text}`)
      return act
    })
    const refs = new Map(this.acts.map(({ about }) => [recordKey(about), about]))
    this.records = new Map([...refs].map(([key, about]) => [key, foldRecord(about, this.acts.filter((act) => recordKey(act.about) === key))]))
  }

  record(name: string): FoldedRecord {
    const record = this.records.get(`${name.split('/')[0]}/${clinicRecordId(name, this.day)}`)
    if (record === undefined) throw new Error(`No record ${name}`)
    return record
  }

  ofKind(kind: string): readonly FoldedRecord[] {
    return [...this.records.values()].filter((record) => record.about.kind === kind)
  }
}
