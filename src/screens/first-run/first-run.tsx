import { useState } from 'react'
import type { Answer } from '#domain/basics/answer.ts'
import { PlainFrame } from '../frame/plain-frame.tsx'
import { Mark } from '../kit/mark.tsx'
import { cornerBeforeSignIn, type ComputerFacts } from './computer-words.ts'
import type { CheckedSetUp } from './check-set-up.ts'
import { BringBack, type BringingBack } from './bring-back.tsx'
import { ChooseStart } from './choose-start.tsx'
import { SetUpForm } from './set-up-form.tsx'
import type { SigningInHere } from './use-browser-sign-in.ts'

interface FirstRunProps {
  readonly computer: ComputerFacts
  /** Connects this computer to the trust. On yes the session begins and another screen takes this one's place. */
  readonly onSetUp: (setUp: CheckedSetUp) => Promise<Answer<unknown>>
  readonly signingIn: SigningInHere
  /** Opens the made-up clinic. */
  readonly onExplore: () => Promise<Answer<unknown>>
  readonly bringingBack: BringingBack
  /** Back to signing in, when somebody's records are on this computer already. */
  readonly onBack?: (() => void) | undefined
}

/** The first thing anybody sees: what it is for, three choices, what this computer can do. */
export function FirstRun({ computer, onSetUp, signingIn, onExplore, bringingBack, onBack }: FirstRunProps) {
  const [step, setStep] = useState<'choose' | 'set-up' | 'bring-back'>('choose')
  const back = (): void => setStep('choose')
  return (
    <PlainFrame aside={<WhatItIsFor />} corner={cornerBeforeSignIn(computer.vaults)}>
      <div className="plain-column">
        {step === 'set-up' && <SetUpForm onSetUp={onSetUp} signingIn={signingIn} onBack={back} />}
        {step === 'bring-back' && <BringBack {...bringingBack} onBack={back} />}
        {step === 'choose' && (
          <ChooseStart computer={computer} onSetUp={() => setStep('set-up')} onExplore={onExplore} onBringBack={() => setStep('bring-back')} onBack={onBack} />
        )}
      </div>
    </PlainFrame>
  )
}

function WhatItIsFor() {
  return (
    <>
      <Mark width={56} />
      <h1>Second opinions, from request to read and discussed</h1>
      <p>
        Consilium helps a multidisciplinary team agree a second opinion for a child or young person, write the letter, and
        see it through.
      </p>
      <p>It works with no network. Everything you enter is saved on this computer first.</p>
      <hr />
      <p className="plain-small">
        <strong>Is a child getting worse now?</strong> This is not the place: use Martha’s Rule at your hospital.
      </p>
    </>
  )
}
