import { useEffect, useRef, useState } from 'react'
import type { ServerQuestion as Question } from '#state/saving.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { questionLead, questionTitle, sureLead, sureTitle } from './server-question-words.ts'

interface ServerQuestionProps {
  readonly question: Question
  /** The person may answer it. */
  readonly mayDecide: boolean
  /** True: it is sent again what it lacks. */
  readonly onDecide: (fill: boolean) => void
}

/** The trust server is not as it was: a person says whether it is filled again, and is asked once more before it is. */
export function ServerQuestion({ question, mayDecide, onDecide }: ServerQuestionProps) {
  const [sure, setSure] = useState(false)
  const words = useWordsFocus(sure)
  const ask = () => setSure(true)
  const back = () => setSure(false)
  const fill = () => {
    setSure(false)
    onDecide(true)
  }
  const leave = () => onDecide(false)
  useKeys(
    sure
      ? [
          { keys: 'Ctrl+Enter', words: 'send them again', run: fill },
          { keys: 'Escape', words: 'back', run: back },
        ]
      : [
          { keys: 'F2', words: 'fill the trust server again', run: ask },
          { keys: 'F4', words: 'leave the trust server as it is', run: leave },
        ],
    { name: 'The trust server', panel: true, active: mayDecide },
  )
  return (
    <div ref={words} tabIndex={-1} className="server-question">
      {sure ? (
        <Notice
          title={sureTitle(question)}
          actions={
            <>
              <Button kind="primary" dense keys="Ctrl+Enter" onPress={fill}>
                {question.ours === 0 ? 'Go on with it' : 'Send them again'}
              </Button>
              <Button dense keys="Escape" onPress={back}>
                Back
              </Button>
            </>
          }
        >
          {sureLead(question)}
        </Notice>
      ) : (
        <Notice title={questionTitle(question)} {...(mayDecide ? { actions: <Choices onAsk={ask} onLeave={leave} /> } : {})}>
          {questionLead(question, mayDecide)}
        </Notice>
      )}
    </div>
  )
}

function Choices({ onAsk, onLeave }: { readonly onAsk: () => void; readonly onLeave: () => void }) {
  return (
    <>
      <Button kind="primary" dense keys="F2" onPress={onAsk}>
        Fill it again
      </Button>
      <Button dense keys="F4" onPress={onLeave}>
        Leave it
      </Button>
    </>
  )
}

/** The button that was pressed goes with the question, so the focus goes to the next one, and never to its first button. */
function useWordsFocus(sure: boolean) {
  const words = useRef<HTMLDivElement>(null)
  const shown = useRef(sure)
  useEffect(() => {
    if (shown.current !== sure) words.current?.focus()
    shown.current = sure
  }, [sure])
  return words
}
