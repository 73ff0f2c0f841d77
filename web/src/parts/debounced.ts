import { onScopeDispose, ref, watch, type Ref } from 'vue';

/** Follows a text after a pause in typing, so that not every letter asks the server. */
export function debounced(source: () => string, pauseMs = 250): Ref<string> {
  const settled = ref(source());
  let pause: ReturnType<typeof setTimeout> | undefined;
  watch(source, (next) => {
    clearTimeout(pause);
    pause = setTimeout(() => (settled.value = next.trim()), pauseMs);
  });
  onScopeDispose(() => clearTimeout(pause));
  return settled;
}
