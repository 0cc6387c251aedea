import type { MantineColorsTuple } from '@mantine/core'

const tuple = (shades: string) => shades.split(' ') as unknown as MantineColorsTuple

/** Ten shades, light to dark: 6 for text and fills on white, 7 for text on the colour's own tint, 3–4 on dark. */
export const colors = {
  aegean: tuple('#eff9fe #d9effc #b6def4 #87c7e9 #4aaedc #2691bf #0579a3 #036083 #014c68 #00354a'),
  running: tuple('#eefbf2 #dbf2e2 #bbe3c8 #90cfa5 #59b87f #3a9c64 #19834d #026a3b #03532d #023b1f'),
  transition: tuple('#f4f7fe #e3ebff #c7d7fe #a2bcfe #7c9df8 #6280da #4c68bf #3750a5 #263c8f #142475'),
  warning: tuple('#fff5ea #f9e8d4 #efd2b0 #e1b57e #d1943f #b47819 #976202 #794e03 #603c01 #442a01'),
  error: tuple('#fef4f3 #ffe4e1 #fec8c3 #ffa099 #f9716a #da534f #bd3838 #a21921 #860012 #610009'),
  isolated: tuple('#fcf3ff #f6e4fb #e9cbf3 #d9aae7 #c584d9 #a968bc #9050a3 #77398a #632474 #4c085c'),
  gray: tuple('#f5f7f8 #e9ebed #d4d8db #b8bfc3 #9aa3a9 #7f878e #687076 #51595f #3e464c #2a3137'),
  dark: tuple('#e9ebed #b8bfc3 #9aa3a9 #7f878e #2f3842 #262e37 #1b2129 #1b2129 #161b22 #14181f'),
}
