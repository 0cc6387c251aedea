import { TextInput, type TextInputProps } from '@mantine/core'
import classes from './forms.module.css'

/** For what programs read, as names and addresses: in even letters, neither completed nor corrected by the browser. */
export function NameInput(props: TextInputProps) {
  return (
    <TextInput
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      classNames={{ input: classes.exact ?? '' }}
      {...props}
    />
  )
}
