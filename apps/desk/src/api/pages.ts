/**
 * A list read page after page by key. (tRPC's own infinite query puts a `direction` of its own into the input, which is
 * the name our lists use for the order of their rows.)
 */
export function pages<Input extends { cursor?: string | undefined }, Answer extends { next: string | null }>(
  name: string,
  read: (input: Input) => Promise<Answer>,
  input: NoInfer<Input>,
) {
  return {
    queryKey: ['pages', name, input] as const,
    queryFn: ({ pageParam }: { pageParam: string | null }) =>
      read(pageParam === null ? input : { ...input, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Answer) => page.next,
  };
}
