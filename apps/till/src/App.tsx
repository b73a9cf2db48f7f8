import { useTillData } from "./desk.tsx";
import { Pair } from "./screens/door/Pair.tsx";
import { SignIn } from "./screens/door/SignIn.tsx";
import { Shell } from "./screens/Shell.tsx";

/** Three doors: the device is paired, somebody is signed in, the till is open. */
export function App() {
  const { seat, person } = useTillData();
  if (seat === null) return <Pair />;
  if (person === null) return <SignIn />;
  return <Shell />;
}
