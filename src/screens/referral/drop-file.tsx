import { useEffect } from 'react'
import { mayDo } from '#domain/journal/role-table.ts'
import { useApp, type AppState } from '#state/app-store.ts'
import { bringInReferral } from '#state/referral.ts'

/** Where a file that is dropped is taken for a referral. In a meeting or a letter it would carry the person away. */
const TAKEN_AT: ReadonlySet<string> = new Set(['today', 'cases', 'new-case'])

/** A file dropped anywhere on the window: a referral where one can begin, and nothing elsewhere. The window never opens it. */
export function DropFile() {
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer === null || !event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = takesFiles(useApp.getState()) ? 'copy' : 'none'
    }
    const drop = (event: DragEvent): void => {
      if (event.dataTransfer === null || !event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      if (takesFiles(useApp.getState())) void bringInReferral([...event.dataTransfer.files])
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return null
}

function takesFiles({ session, place }: AppState): boolean {
  return session !== null && mayDo(session.author.role, 'add-case').ok && TAKEN_AT.has(place.kind)
}
