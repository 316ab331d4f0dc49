import { useEffect, useRef, useState } from 'react'
import { nextQuestion, screeningQuestions, type ScreeningAnswers, type ScreeningQuestion } from '#domain/case/screening.ts'
import type { TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { Button, TextButton } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { useKeys } from '../kit/use-keys.ts'
import { AtGate } from '../referral/at-gate.tsx'
import { MarthasRule } from './marthas-rule.tsx'
import { WhatHappens } from './what-happens.tsx'

interface ScreeningGateProps {
  readonly team: TeamFile
  readonly answers: ScreeningAnswers
  readonly onAnswers: (answers: ScreeningAnswers) => void
  readonly onGoOn: () => void
  /** Where leaving leads, in words. */
  readonly leaveWords: string
  readonly onLeave: () => void
}

const questions: Readonly<Record<ScreeningQuestion, { readonly asks: string; readonly hint: string }>> = {
  worse: { asks: 'Is there concern about rapid deterioration now?', hint: 'Is anyone worried that the child is getting worse quickly: family, nurse, you' },
  urgent: { asks: 'Is urgent life-saving treatment needed now?', hint: 'If yes, treatment continues and the request is parked, not refused' },
  nonExpert: { asks: 'Is the view asked for that of someone who is not a medical expert?', hint: 'A healer, a friend, an opinion found online' },
  routine: { asks: 'Is it routine expert advice?', hint: 'The advice many children have as part of their usual care, such as a call to another hospital’s team' },
}

/** Long enough that the key that opened this screen, pressed twice, never answers the first question. */
const KEYS_AFTER_MS = 500

/** What must be known before a request is taken (rows 4, 21, 29, 7): one question after another, none left out. */
export function ScreeningGate({ team, answers, onAnswers, onGoOn, leaveWords, onLeave }: ScreeningGateProps) {
  const next = nextQuestion(answers)
  const stopped = answers.worse === true
  const done = next === null && !stopped
  const keysWork = useAfter(KEYS_AFTER_MS)
  const answer = (question: ScreeningQuestion, yes: boolean): void => onAnswers({ ...answers, [question]: yes })
  const answerNext = (yes: boolean): void => {
    if (next !== null) answer(next, yes)
  }
  useKeys([{ keys: 'Escape', words: leaveWords.toLowerCase(), run: onLeave, inBar: !stopped }], { name: 'New case' })
  useKeys(
    [
      { keys: 'Y', words: 'yes', run: () => answerNext(true), inBar: true },
      { keys: 'N', words: 'no', run: () => answerNext(false), inBar: true },
    ],
    { name: 'First questions', active: keysWork && next !== null },
  )
  // A key that is bound to nothing might be kept until it is: these two are taken, and answer nothing.
  useKeys(['Y', 'N'].map((keys) => ({ keys, words: 'wait until the question has been read', run: () => undefined })), { name: 'First questions', active: !keysWork && next !== null })
  useKeys([{ keys: 'Enter', words: 'go on', run: onGoOn, inBar: true }], { name: 'First questions', active: done })
  const asked = stopped ? (['worse'] as const) : screeningQuestions
  return (
    <AppFrame current="cases">
      <div className="new-case">
        <div className="new-case-main" data-area="First questions" tabIndex={-1}>
          <h1 className="new-case-heading" tabIndex={-1} ref={focusPanel}>
            Four questions before anything else
          </h1>
          {!stopped && <AtGate />}
          {asked.map((question, index) => (
            <QuestionRow
              key={question}
              id={`screen-${question}`}
              number={index + 1}
              {...questions[question]}
              answer={answers[question]}
              inHand={question === next}
              // On a yes the only thing to do is to ring; what was answered stands, and is taken back below.
              fixed={stopped}
              onAnswer={(yes) => answer(question, yes)}
              notAsked={question === 'routine' && answers.nonExpert === true}
            />
          ))}
          {stopped && <MarthasRule team={team} onMistake={() => onAnswers({ ...answers, worse: null })} leaveWords={leaveWords} onLeave={onLeave} />}
          {done && (
            <div className="new-case-buttons">
              <Button kind="primary" keys="Enter" onPress={onGoOn}>
                Go on to the request
              </Button>
            </div>
          )}
        </div>
        <aside className="new-case-aside" data-area="What happens" tabIndex={-1} aria-label="What happens to the request">
          <div className="new-case-stays">
            <WhatHappens answers={answers} />
            <TextButton keys="Escape" onPress={onLeave}>
              {leaveWords}
            </TextButton>
          </div>
        </aside>
      </div>
    </AppFrame>
  )
}

interface QuestionRowProps {
  readonly id: string
  readonly number: number
  readonly asks: string
  readonly hint: string
  readonly answer: boolean | null
  readonly inHand: boolean
  readonly fixed: boolean
  readonly notAsked: boolean
  readonly onAnswer: (yes: boolean) => void
}

function QuestionRow({ id, number, asks, hint, answer, inHand, fixed, notAsked, onAnswer }: QuestionRowProps) {
  return (
    <div className={inHand ? 'screen-row screen-row-on' : 'screen-row'} role="radiogroup" aria-labelledby={`${id}-asks`} aria-describedby={`${id}-hint`}>
      <div>
        <p id={`${id}-asks`} className="screen-asks">
          {number} {asks}
        </p>
        <p id={`${id}-hint`} className="text-quiet">
          {hint}
        </p>
      </div>
      {notAsked ? (
        <p className="text-quiet">Not asked: it is no expert’s view</p>
      ) : (
        <div className="radios radios-beside">
          {([true, false] as const).map((yes) => (
            <label className="radio" key={String(yes)} htmlFor={`${id}-${yes ? 'yes' : 'no'}`}>
              <input
                id={`${id}-${yes ? 'yes' : 'no'}`}
                type="radio"
                name={id}
                checked={answer === yes}
                disabled={fixed && answer !== yes}
                onChange={() => onAnswer(yes)}
              />
              <span>{yes ? 'Yes' : 'No'}</span>
            </label>
          ))}
        </div>
      )}
    </div>
  )
}

/** False at first, true once the time has passed. */
function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    timer.current = setTimeout(() => setPassed(true), ms)
    return () => clearTimeout(timer.current)
  }, [ms])
  return passed
}
