import { Banner, Button } from "@counterfoil/ui";
import { Component, type ReactNode } from "react";
import type { Words } from "./words/words.ts";

/** When a screen breaks, the till says so in plain words instead of going white. */
export class Catch extends Component<{ words: Words["app"]; children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { words, children } = this.props;
    if (this.state.error === null) return children;
    return (
      <main className="t-broken">
        <Banner
          tone="red"
          title={words.failed}
          isUrgent
          action={<Button onPress={() => location.reload()}>{words.start_again}</Button>}
        >
          {words.unexpected} <code>{this.state.error.message}</code>
        </Banner>
      </main>
    );
  }
}
