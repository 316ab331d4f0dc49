import { useState } from 'react'
import type { Answer } from '#domain/basics/answer.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { computerRows, type ComputerFacts } from './computer-words.ts'
import './choose-start.css'

interface ChooseStartProps {
  readonly computer: ComputerFacts
  readonly onSetUp: () => void
  readonly onExplore: () => Promise<Answer<unknown>>
  readonly onBringBack: () => void
  readonly onBack: (() => void) | undefined
}

/** Three choices, and what this computer can do. */
export function ChooseStart({ computer, onSetUp, onExplore, onBringBack, onBack }: ChooseStartProps) {
  const [failed, setFailed] = useState<string | null>(null)
  const [making, setMaking] = useState(false)
  const [refused, setRefused] = useState(0)
  const refuse = (): void => setRefused((times) => times + 1)
  const setUp = computer.madeUpOnly ? refuse : onSetUp
  const bringBack = computer.madeUpOnly ? refuse : onBringBack
  const explore = async (): Promise<void> => {
    if (making) return
    setFailed(null)
    setMaking(true)
    const answer = await onExplore()
    setMaking(false)
    if (!answer.ok) setFailed(wordsFor(answer.refusal))
  }
  useKeys(
    [
      { keys: '1', words: 'set up', run: setUp, inBar: true },
      { keys: '2', words: 'explore', run: () => void explore(), inBar: true },
      { keys: '3', words: 'bring back a copy', run: bringBack, inBar: true },
      ...(onBack === undefined ? [] : [{ keys: 'Escape', words: 'back to signing in', run: onBack }]),
    ],
    { name: 'How to start' },
  )
  return (
    <>
      <div className="start-head">
        <h2>How do you want to start?</h2>
        {onBack !== undefined && (
          <TextButton keys="Escape" onPress={onBack}>
            Back
          </TextButton>
        )}
      </div>
      {computer.madeUpOnly && (
        <Notice key={refused} title="A trial, not for patients:" atOnce={refused > 0}>
          {wordsFor({ kind: 'made-up-clinic-only', rule: 'K33' })}
        </Notice>
      )}
      <section className="start-choice" aria-labelledby="start-set-up">
        <div>
          <h3 id="start-set-up">Set up this computer</h3>
          <p>
            Connect to your trust, sign in and choose a passphrase. You need the network once, for about 3 minutes. Have
            the address your IT department gave you.
          </p>
        </div>
        <Button kind="primary" keys="1" onPress={setUp}>
          Set up
        </Button>
      </section>
      <section className="start-choice" aria-labelledby="start-explore">
        <div>
          <h3 id="start-explore">Explore a made-up clinic</h3>
          <p>
            12 made-up children, a meeting today and letters to sign. Nothing leaves this computer and no sign-in is
            needed. A band at the top of every screen says the clinic is made up.
          </p>
          <p role="status">{making ? 'Making the clinic…' : ''}</p>
          {failed !== null && <Notice atOnce>{failed}</Notice>}
        </div>
        <Button keys="2" onPress={() => void explore()}>
          Explore
        </Button>
      </section>
      <section className="start-choice" aria-labelledby="start-bring-back">
        <div>
          <h3 id="start-bring-back">Bring back a locked copy</h3>
          <p>Your computer is lost or broken, and you have a copy of what it had not sent: you go on here.</p>
        </div>
        <Button keys="3" onPress={bringBack}>
          Bring back
        </Button>
      </section>
      <ThisComputer computer={computer} />
    </>
  )
}

function ThisComputer({ computer }: { readonly computer: ComputerFacts }) {
  return (
    <section className="this-computer" aria-labelledby="this-computer">
      <h3 id="this-computer">This computer</h3>
      <dl>
        {computerRows(computer).map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {computer.vaults
        .filter(({ trouble }) => trouble !== null)
        .map(({ id, name, trouble }) => (
          <Notice key={id} title={`${name}’s records:`}>
            {trouble}
          </Notice>
        ))}
    </section>
  )
}
