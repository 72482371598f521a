const STEP_MS = 5;

/** A screen that tells when something happens to it. */
export interface Screen<Event> {
  readonly listen: (listener: (event: Event) => void) => () => void;
  /** True for an event this person sees. */
  readonly isVisible: (event: Event) => boolean;
  /** How long to wait for something to be seen, in ms. */
  readonly patienceMs: number;
}

/**
 * Does something, then waits until this screen has changed since it began, or until patience is
 * over: apps answer HTTP first and show their work a moment later.
 */
export async function seeing<Event, T>(screen: Screen<Event>, act: () => Promise<T>): Promise<T> {
  let changed = false;
  const stop = screen.listen((event) => {
    changed ||= screen.isVisible(event);
  });
  try {
    const result = await act();
    const end = Date.now() + screen.patienceMs;
    while (!changed && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    return result;
  } finally {
    stop();
  }
}
