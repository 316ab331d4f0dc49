import { mayDo } from '#domain/journal/role-table.ts'
import { goTo, useApp } from '#state/app-store.ts'
import { Button } from '../kit/button.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { BringIn } from '../referral/bring-in.tsx'
import './new-case.css'

/** Where a new case begins, for those who may add one: the screening comes first. */
export function NewCaseButton() {
  const mayAdd = useApp((state) => state.session !== null && mayDo(state.session.author.role, 'add-case').ok)
  const open = (): void => goTo({ kind: 'new-case' })
  useKeys([{ keys: 'N', words: 'new case', run: open }], { name: 'Cases', active: mayAdd })
  if (!mayAdd) return null
  return (
    <div className="new-case-acts">
      <BringIn />
      <Button keys="N" onPress={open}>
        New case
      </Button>
    </div>
  )
}
