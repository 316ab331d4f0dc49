import { useRef } from 'react'
import { bringInReferral } from '#state/referral.ts'
import { Button } from '../kit/button.tsx'
import { useKeys } from '../kit/use-keys.ts'

interface BringInProps {
  readonly words?: string
}

/** Opens a referral's file. The browser asks for the file itself: the page is given what was chosen and no more of the disk. */
export function BringIn({ words = 'Bring in a referral' }: BringInProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const open = (): void => chooser.current?.click()
  useKeys([{ keys: 'B', words: 'bring in a referral', run: open, inBar: true }], { name: 'Referral' })
  return (
    <>
      <Button keys="B" onPress={open}>
        {words}
      </Button>
      <input
        ref={chooser}
        id="referral-file"
        type="file"
        hidden
        accept=".json,application/json,application/fhir+json"
        aria-label={words}
        onChange={(event) => {
          void bringInReferral([...(event.target.files ?? [])])
          // The same file again, put right meanwhile, is a new choice.
          event.target.value = ''
        }}
      />
    </>
  )
}
