/** Line icons on a 16-pixel grid, drawn here so that no icon font or sheet has to be loaded. */
const PATHS = {
  undo: 'M6 4 2.5 7.5 6 11M3 7.5h6.5a3.5 3.5 0 0 1 0 7H7',
  redo: 'm10 4 3.5 3.5L10 11m3-3.5H6.5a3.5 3.5 0 0 0 0 7H9',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  moon: 'M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3Z',
  help: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM6 6.2A2 2 0 1 1 8.6 8c-.4.2-.6.5-.6 1v.5M8 11.8v.2',
  close: 'm4 4 8 8m0-8-8 8',
  stop: 'M4 4h8v8H4Z',
  link: 'M6.5 9.5a2.8 2.8 0 0 0 4 0l2.4-2.4a2.8 2.8 0 0 0-4-4L7.7 4.3M9.5 6.5a2.8 2.8 0 0 0-4 0L3.100 8.900a2.8 2.8 0 0 0 4 4l1.200-1.200',
  lasso:
    'M3.500 9.200C2 8 2 5.500 4 4s6-1.700 8.200 0 1.800 5-.600 6.200-5 1-6.500.300M4.800 12.200a1.300 1.300 0 1 0 0-2.600 1.300 1.300 0 0 0 0 2.600Zm.700 0c.600 1 .200 2-1 2.600',
  extent: 'M2 5.500V2h3.500M14 5.500V2h-3.500M2 10.500V14h3.500M14 10.500V14h-3.500M5.500 5.500h5v5h-5Z',
  fold: 'M10 3 5 8l5 5',
  unfold: 'm6 3 5 5-5 5',
  file: 'M4 1.500h5.500L13 5v9.500H4ZM9.500 1.500V5H13',
  download: 'M8 2v8m-3.500-3L8 10.500 11.500 7M2.500 13.500h11',
  more: 'M3.200 7.200a.8.8 0 1 0 0 1.600.8.8 0 0 0 0-1.600ZM8 7.200a.8.8 0 1 0 0 1.600.8.8 0 0 0 0-1.600ZM12.800 7.200a.8.8 0 1 0 0 1.600.8.8 0 0 0 0-1.600Z',
  fly: 'm14 2-12 5 5 2 2 5Z',
  bookmark: 'M4 2h8v12l-4-3-4 3Z',
  flag: 'M4 14.500V2m0 0h8l-2 2.800L12 8H4',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return <DrawnIcon path={PATHS[name]} />;
}

/** A drawing on a grid of 16 by 16, in the colour of the text around it. */
export function DrawnIcon({ path }: { readonly path: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
