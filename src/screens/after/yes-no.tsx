import { Button } from '../kit/button.tsx'

interface YesNoProps {
  readonly about: string
  /** The answer that stands; null while nobody has given one. */
  readonly said: boolean | null
  readonly onYes: () => void
  readonly onNo: () => void
}

/** Yes or no to one line, which each button names for who cannot see where it stands. */
export function YesNo({ about, said, onYes, onNo }: YesNoProps) {
  return (
    <span className="after-acts">
      <Button dense pressed={said === true} onPress={onYes}>
        Yes<span className="only-heard">: {about}</span>
      </Button>
      <Button dense pressed={said === false} onPress={onNo}>
        No<span className="only-heard">: {about}</span>
      </Button>
    </span>
  )
}
