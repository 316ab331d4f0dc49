import { Button } from '../kit/button.tsx'

/** Yes or no to one line, which each button names for who cannot see where it stands. */
export function YesNo({ about, onYes, onNo }: { readonly about: string; readonly onYes: () => void; readonly onNo: () => void }) {
  return (
    <span className="after-acts">
      <Button dense onPress={onYes}>
        Yes<span className="only-heard">: {about}</span>
      </Button>
      <Button dense onPress={onNo}>
        No<span className="only-heard">: {about}</span>
      </Button>
    </span>
  )
}
