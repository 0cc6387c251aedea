import { Button } from '@mantine/core'
import classes from './account.module.css'

type Props = { verb: string; pending: boolean /** What to say once it is saved. */; said: string; done: boolean }

export function SavedFoot({ verb, pending, said, done }: Props) {
  return (
    <div className={classes.foot}>
      <Button type="submit" variant="default" loading={pending}>
        {verb}
      </Button>
      <span role="status" className={classes.soft}>
        {done ? said : ''}
      </span>
    </div>
  )
}
