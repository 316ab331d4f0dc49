import { useKeys } from '../kit/use-keys.ts'

/** The two keys of a form that stands inside a screen, marked `data-form`: what it saves, and leaving it. */
export function useFormKeys(name: string, saves: string, save: () => void, leave: () => void): void {
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: saves, run: save, inBar: true },
      { keys: 'Escape', words: 'leave it', run: leave, inBar: true },
    ],
    { name, form: true },
  )
}
