import { changeBatch, goTo, noBatch } from '#state/app-store.ts'
import { useMay } from '#state/use-may.ts'
import { Button } from '../kit/button.tsx'
import { useKeys } from '../kit/use-keys.ts'

/** Leads to the copies of several letters at once, for those who may say that one was given. */
export function BatchButton() {
  const may = useMay('give-copy')
  const start = (): void => {
    changeBatch(noBatch)
    goTo({ kind: 'copies' })
  }
  useKeys([{ keys: 'B', words: 'copies in one batch', run: start, inBar: true }], { name: 'Letters', active: may })
  if (!may) return null
  return (
    <Button keys="B" onPress={start}>
      Copies in one batch
    </Button>
  )
}
