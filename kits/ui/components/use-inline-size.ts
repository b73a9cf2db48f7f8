import { useEffect, useRef, useState, type RefObject } from "react";

/** The width an element has been given, in CSS pixels, followed as it changes; `before` until it is known. */
export function useInlineSize(before: number): [RefObject<HTMLElement | null>, number] {
  const ref = useRef<HTMLElement | null>(null);
  const [size, setSize] = useState(before);
  useEffect(() => {
    if (ref.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize(Math.floor(entry.contentRect.width));
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
