import { changeBatch, goTo, noBatch, useApp } from '#state/app-store.ts'
import { useMay } from '#state/use-may.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { useKeys } from '../kit/use-keys.ts'

/** Leads to the copies of several letters at once, for those who may say that one was given; on with the batch that is in hand, where there is one. */
export function BatchButton() {
  const may = useMay('give-copy')
  const batch = useApp((state) => state.batch)
  const isInHand = batch.cases !== null
  const goOn = (): void => goTo({ kind: 'copies' })
  const begin = (): void => {
    changeBatch(noBatch)
    goOn()
  }
  useKeys(
    [
      { keys: 'B', words: isInHand ? 'go on with the batch' : 'copies in one batch', run: isInHand ? goOn : begin, inBar: true },
      ...(isInHand ? [{ keys: 'N', words: 'begin a new batch', run: begin }] : []),
    ],
    { name: 'Letters', active: may },
  )
  if (!may) return null
  if (!isInHand) {
    return (
      <Button keys="B" onPress={begin}>
        Copies in one batch
      </Button>
    )
  }
  const checked = [...batch.checks.values()].filter(({ said }) => said === 'right').length
  return (
    <div className="letter-buttons">
      <TextButton keys="N" onPress={begin}>
        Begin a new batch
      </TextButton>
      <Button keys="B" onPress={goOn}>
        Go on with the batch ({checked} checked)
      </Button>
    </div>
  )
}
