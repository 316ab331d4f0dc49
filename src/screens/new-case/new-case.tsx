import { useState } from 'react'
import { noAnswers, type ScreeningAnswers } from '#domain/case/screening.ts'
import { mayDo } from '#domain/journal/role-table.ts'
import { goTo, useApp } from '#state/app-store.ts'
import { putAwayReferral } from '#state/referral.ts'
import { useTeam } from '#state/use-record.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { RequestForm } from './request-form.tsx'
import { ScreeningGate } from './screening-gate.tsx'
import './new-case.css'

/**
 * A new case: what must come first, then who and what. The questions are asked each time, also for a request that was
 * begun before: what they ask is how the child is now.
 */
export function NewCase() {
  const brought = useApp((state) => state.referral?.id)
  const [last, setLast] = useState(brought)
  // Another file may be about another child: the questions are asked again. One that is put away changes nothing.
  if (brought !== undefined && brought !== last) setLast(brought)
  return <Screened key={last} />
}

function Screened() {
  const session = useApp((state) => state.session)
  const listed = useApp((state) => state.listed)
  const isFromCases = useApp((state) => state.from.kind === 'cases')
  const team = useTeam(session?.team ?? null)
  const [answers, setAnswers] = useState<ScreeningAnswers>(noAnswers)
  const [asking, setAsking] = useState(true)
  const leave = (): void => {
    putAwayReferral()
    goTo({ kind: isFromCases ? 'cases' : 'today' })
  }
  if (session === null || team === null) return <AppFrame current="cases">{null}</AppFrame>
  if (!mayDo(session.author.role, 'add-case').ok) {
    return (
      <AppFrame current="cases">
        <p className="new-case-main">A new case is added by the chair, a consultant or the secretary.</p>
      </AppFrame>
    )
  }
  // Who is here already and which references are taken is only known once all of the lists have been read.
  if (!asking && !listed) {
    return (
      <AppFrame current="cases">
        <p className="new-case-main">Reading the records on this computer.</p>
      </AppFrame>
    )
  }
  return asking ? (
    <ScreeningGate team={team} answers={answers} onAnswers={setAnswers} onGoOn={() => setAsking(false)} leaveWords={isFromCases ? 'Back to the cases' : 'Back to today'} onLeave={leave} />
  ) : (
    <RequestForm team={team} author={session.author} answers={answers} onBack={() => setAsking(true)} />
  )
}
