import { goTo, useApp } from '#state/app-store.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { Button } from '../kit/button.tsx'
import { erasedWords } from '../kit/erasure-words.ts'
import { Notice } from '../kit/notice.tsx'
import { useErasures } from '../kit/use-erasures.ts'
import { useKeys } from '../kit/use-keys.ts'

/** In the place of a case that was erased while it was open. */
export function GoneScreen({ caseId }: { readonly caseId: string }) {
  const erasure = useErasures().get(caseId) ?? null
  const from = useApp((state) => state.from)
  const back = (): void => goTo(from.kind === 'meeting-room' ? { kind: 'cases' } : from)
  useKeys([{ keys: 'Escape', words: 'back', run: back, inBar: true }], { name: 'Erased' })
  return (
    <AppFrame current="cases">
      <div className="case-main" data-area="The case" tabIndex={-1}>
        <h1>This case was erased</h1>
        <Notice calm actions={<Button keys="Escape" onPress={back}>Back</Button>}>
          {erasedWords(erasure)} Nothing of it is on this computer any more, and nothing that was begun.
        </Notice>
      </div>
    </AppFrame>
  )
}
