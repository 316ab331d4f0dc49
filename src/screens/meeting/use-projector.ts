import { useEffect, useMemo, useRef, useState } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { atCase, isNameShown, nothingChosen, pressName } from '#domain/meeting/name-on-projector.ts'
import type { CaseSlide, Slide } from '#domain/meeting/slide.ts'
import { providerLabel } from '#domain/provider/provider.ts'
import { isRestricted } from '#domain/rules-across/is-restricted.ts'
import { slideOf } from '#domain/rules-across/slide-of.ts'
import { summaryOf, useApp } from '#state/app-store.ts'
import { noteNameShown, noteProjected } from '#state/note-view.ts'
import { hideProjector, showSlide } from '#state/projector.ts'
import { useRecord } from '#state/use-record.ts'
import { useBeside } from '../kit/use-beside.ts'
import { useChaserCalendar } from '../board/use-calendar.ts'
import { useElsewhere } from '../kit/use-elsewhere.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import type { MeetingRoomData } from './use-meeting-room.ts'

interface ProjectorFacts {
  readonly data: MeetingRoomData | null
  readonly caseId: string | null
  readonly place: Slide['place']
  readonly today: CalendarDay
  readonly view: CaseSlide['view']
}

export interface ProjectorInHand {
  readonly on: boolean
  readonly nameShown: boolean
  /** The name is shown although a reporting restriction holds. */
  readonly despite: boolean
  /** X was pressed once, and shows the name when it is pressed again. */
  readonly asksAgain: boolean
  /** What the chair is told beside the minute; '' for nothing. */
  readonly said: string
  /** What has to be done for the room to see it; '' for nothing. */
  readonly hint: string
  /** P: on or off. */
  readonly toggle: () => void
  /** X: hides or shows the name. */
  readonly name: () => void
}

/** How long a first press asks for the second. */
const AGAIN_WITHIN_MS = 5000

/** The projector of this meeting: while it is on, every change of what the room may read goes to it at once. */
export function useProjector({ data, caseId, place, today, view }: ProjectorFacts): ProjectorInHand {
  const shownOn = useApp((state) => state.projector)
  const session = useApp((state) => state.session)
  const patientId = useApp((state) => (caseId === null ? null : (summaryOf(state.summaries, 'case', caseId)?.patient ?? null)))
  const patient = useRecord('patient', patientId)
  const beside = useBeside(caseId, patientId)
  const { bankHolidays } = useChaserCalendar()
  const [on, setOn] = useState(false)
  const [wasShown, setWasShown] = useState(false)
  const [chosen, setChosen] = useState(nothingChosen)
  const [asked, setAsked] = useState({ said: '', again: false, of: '' })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const choice = atCase(chosen, caseId)
  if (choice !== chosen) setChosen(choice)
  // Somebody closed its window, or locked: it is off until P.
  if (wasShown !== (shownOn !== null)) {
    setWasShown(shownOn !== null)
    if (shownOn === null) setOn(false)
  }
  const isErased = useApp((state) => caseId !== null && state.erased.has(`case/${caseId}`))
  const file = isErased ? null : (data?.file ?? null)
  const restricted = isRestricted(file, useElsewhere(file))
  const nameShown = file !== null && isNameShown(choice, { case: file.id, restricted })
  const { meeting, providerOf } = data ?? {}
  const { number, of } = place
  const madeUp = session?.demo === true
  const slide = useMemo(
    () =>
      slideOf({
        file,
        isErased,
        patient,
        beside,
        meeting: { id: meeting?.id ?? '', name: meeting?.meeting?.name ?? '', on: meeting?.meeting?.on ?? null },
        place: { number, of },
        today,
        bankHolidays,
        madeUp,
        providerLabel: (id) => {
          const provider = providerOf?.(id) ?? null
          return provider === null ? null : providerLabel(provider)
        },
        view,
        restricted,
        nameShown,
      }),
    [file, isErased, patient, beside, meeting, providerOf, number, of, today, bankHolidays, madeUp, view, restricted, nameShown],
  )
  useEffect(() => {
    if (on) void showSlide(slide)
  }, [on, slide])
  const projected = on && slide.kind === 'case' ? (file?.id ?? null) : null
  useEffect(() => {
    if (projected !== null) noteProjected(projected)
  }, [projected])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      void hideProjector()
    },
    [],
  )

  const say = (said: string, again = false): void => {
    clearTimeout(timer.current)
    setAsked({ said, again, of: caseId ?? '' })
    timer.current = setTimeout(() => setAsked({ said: '', again: false, of: '' }), AGAIN_WITHIN_MS)
  }
  return {
    on: on && shownOn !== null,
    nameShown,
    despite: on && restricted && nameShown,
    asksAgain: asked.again && asked.of === caseId,
    said: asked.of === caseId ? asked.said : '',
    hint: on && shownOn === 'window' ? 'No second display is connected: the slide is in a window of its own. Move it to the projector.' : '',
    toggle: () => {
      setAsked({ said: '', again: false, of: '' })
      setChosen({ ...choice, shownFor: null })
      setOn(!on)
      if (on) void hideProjector()
    },
    name: () => {
      if (file === null || session === null) return
      const answer = pressName(choice, { case: file.id, restricted, on, role: session.author.role, again: asked.again && asked.of === file.id })
      if (!answer.ok) return say(wordsFor(answer.refusal), answer.refusal.kind === 'restricted-name-needs-a-second-press')
      setChosen(answer.value)
      if (!on) return say(answer.value.hidden ? 'The projector is off. It will begin with names hidden.' : 'The projector is off. It will begin with names shown, but for reporting restrictions.')
      setAsked({ said: '', again: false, of: '' })
      if (restricted && answer.value.shownFor !== null) noteNameShown(file.id)
    },
  }
}
