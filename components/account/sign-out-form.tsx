import { Button } from '@mantine/core'
import classes from './sign-in.module.css'

/** A way out of a sign-in that has not come to its end. */
export function SignOutForm({ verb, signOut }: { verb: string; signOut: () => Promise<void> }) {
  return (
    <form action={signOut} className={classes.foot}>
      <Button type="submit" variant="subtle" size="compact-sm">
        {verb}
      </Button>
    </form>
  )
}
