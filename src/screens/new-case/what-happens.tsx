import { addDays, longDay, weekdayOf } from '#domain/basics/calendar.ts'
import { routeOf, nextQuestion, type ScreeningAnswers } from '#domain/case/screening.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { useNow } from '#state/use-now.ts'
import { NON_EXPERT_WORDS, PARKED_WORDS, ROUTINE_WORDS, TREATMENT_CONTINUES } from '../kit/route-words.ts'

/** What comes of the answers so far, said while they are given. */
export function WhatHappens({ answers }: { readonly answers: ScreeningAnswers }) {
  const today = londonDay(useNow())
  const tomorrow = addDays(today, 1)
  const route = routeOf({ nonExpert: answers.nonExpert === true, routine: answers.routine === true })
  return (
    <section className="what-happens">
      <h2>What happens to the request</h2>
      <div role="status">
        {answers.worse === true ? (
          <p>No case is made. The child is reviewed first.</p>
        ) : (
          <>
            {answers.worse === null && <p>Nothing is taken down before the first question is answered.</p>}
            {answers.urgent === true && (
              <>
                <p className="what-parked">
                  <strong>{TREATMENT_CONTINUES}</strong> {PARKED_WORDS}
                </p>
                <p>
                  The first review is on {weekdayOf(tomorrow)} {longDay(tomorrow).slice(0, -5)}.
                </p>
              </>
            )}
            {route === 'non-expert' && <p>{NON_EXPERT_WORDS}</p>}
            {route === 'routine' && <p>{ROUTINE_WORDS}</p>}
            {answers.worse === false && nextQuestion(answers) === null && route === 'second-opinion' && answers.urgent === false && (
              <p>It becomes a request for a second opinion, and waits for the meeting.</p>
            )}
          </>
        )}
      </div>
    </section>
  )
}
