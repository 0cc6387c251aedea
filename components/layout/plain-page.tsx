import { Box, Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  title: string
  text: ReactNode
  /** No shell is around it, so it is the page's main part itself. */
  alone?: boolean | undefined
  children: ReactNode
}

/** What happened, what to do. */
export function PlainPage({ title, text, alone = false, children }: Props) {
  return (
    <Box component={alone ? 'main' : 'div'} maw="60ch" mx="auto" px={20} pt="15vh" pb={40}>
      <Title order={1}>{title}</Title>
      <Text c="dimmed" mt="sm">
        {text}
      </Text>
      <Group gap="lg" mt={20}>
        {children}
      </Group>
    </Box>
  )
}
