import { agree, refuse } from '#domain/basics/answer.ts'
import { toJson } from '#domain/basics/json.ts'
import { readPastDay } from '#domain/basics/read-day.ts'
import { stateUnit, withdrawUnit } from '#domain/journal/state-unit.ts'
import { NO_REPORT, REPORT, type Report } from '#domain/pathway/pathway-parts.ts'
import type { Provider } from '#domain/provider/provider.ts'
import { mayRecordReport } from '#domain/rules-across/may-record-report.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { changeUnit } from './change-unit.ts'
import type { ActionContext, Opened, Saved } from './context.ts'

/** `received` as typed. */
export type TypedReport = Omit<Report, 'by'>

/** Records the report as it was received (A10). One that is changed keeps its id. */
export function recordReport(context: ActionContext, opened: Opened, id: string | null, provider: Provider, typed: TypedReport): Promise<Saved> {
  const unit = `${REPORT}/${id ?? context.newId()}`
  return changeUnit(context, {
    verb: 'record-report',
    unit,
    opened,
    facts: (seen) => {
      const received = readPastDay(typed.received, context.today())
      if (!received.ok) return received
      const report: Report = { ...typed, received: received.value, by: context.session.author.name }
      const may = mayRecordReport(readCaseFile(seen), provider, report)
      return may.ok ? agree(stateUnit(unit, { ...report, answers: toJson(report.answers) })) : may
    },
  })
}

/** Somebody says, with a reason, that this provider will write no report (A12). */
export function recordNoReport(context: ActionContext, opened: Opened, provider: string, why: string): Promise<Saved> {
  const unit = `${NO_REPORT}/${provider}`
  return changeUnit(context, {
    verb: 'record-no-report',
    unit,
    opened,
    facts: () =>
      why.trim() === ''
        ? refuse({ kind: 'no-report-needs-a-reason', rule: 'A12' })
        : agree(stateUnit(unit, { provider, why: why.trim(), on: context.today(), by: context.session.author.name })),
  })
}

/** That none will come was said too soon: it is waited for again (A12). */
export function expectReportAfterAll(context: ActionContext, opened: Opened, provider: string): Promise<Saved> {
  const unit = `${NO_REPORT}/${provider}`
  return changeUnit(context, {
    verb: 'record-no-report',
    unit,
    opened,
    facts: (_, value) => (value === null ? refuse({ kind: 'report-is-waited-for', rule: 'A12' }) : agree(withdrawUnit(unit))),
  })
}
