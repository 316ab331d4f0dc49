import { daysBetween, shortDay, type CalendarDay } from '#domain/basics/calendar.ts'
import { mayDo } from '#domain/journal/role-table.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { readMeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { openedNow, type ActionContext } from '#actions/context.ts'
import { markStable, reviewHold, type ComingMeeting } from '#actions/mark-stable.ts'
import { summariesOf, useAppParts } from '#state/app-store.ts'
import { foldActs } from '#state/use-records-read.ts'
import { useSave, type SaveInHand } from '#state/use-save.ts'

export interface HoldInHand {
  readonly saving: SaveInHand
  readonly markStable: () => void
  readonly review: () => void
  /** Why it cannot be pressed now; undefined when it can. */
  readonly notStable: string | undefined
  readonly notReview: string | undefined
}

/** What can be done about a parked request, wherever it is shown. Marked stable it comes back to the next meeting not opened yet. */
export function useHold(file: CaseFile, today: CalendarDay): HoldInHand {
  const { session, summaries } = useAppParts('session', 'summaries')
  const coming = summariesOf(summaries, 'meeting')
    .filter((meeting) => meeting.on >= today && !meeting.opened && meeting.cancelled === null)
    .toSorted((a, b) => (`${a.on}${a.at}` < `${b.on}${b.at}` ? -1 : 1))[0]
  const saving = useSave()
  const role = session?.author.role
  const reviewOn = file.hold?.reviewOn ?? null
  const notStable = role !== undefined && mayDo(role, 'mark-stable').ok ? undefined : 'A clinician marks the child stable: the chair or a consultant'
  const notReview =
    role === undefined || !mayDo(role, 'change-case').ok
      ? 'The chair, a consultant or the secretary notes the review'
      : reviewOn !== null && daysBetween(today, reviewOn) > 0
        ? `The next review is due ${shortDay(reviewOn)}`
        : undefined
  return {
    saving,
    notStable,
    notReview,
    markStable: () => {
      if (notStable !== undefined) return
      void saving.save(async (context) => markStable(context, openedNow(file.record), coming === undefined ? null : await readComing(context, coming.id)))
    },
    review: () => {
      if (notReview === undefined) void saving.save((context) => reviewHold(context, openedNow(file.record)))
    },
  }
}

/** Read when it is needed: a key pressed before a screen has read the meeting must not leave the request off its list. */
async function readComing(context: ActionContext, id: string): Promise<ComingMeeting> {
  const meeting = readMeetingFile(foldActs(await context.readRecord({ kind: 'meeting', id })))
  return { opened: openedNow(meeting.record), agenda: meeting.agenda }
}
