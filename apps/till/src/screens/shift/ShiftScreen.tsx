import "./Shift.css";
import { Skeleton } from "@counterfoil/ui";
import { useState } from "react";
import type { Shift } from "../../api/shift.ts";
import { useDesk, useTillData, useWords } from "../../desk.tsx";
import { Failed } from "../../parts/Failed.tsx";
import { ScreenHead } from "../ScreenHead.tsx";
import { Closed } from "./Closed.tsx";
import { CloseShift } from "./CloseShift.tsx";
import { OpenShift } from "./OpenShift.tsx";
import { Running } from "./Running.tsx";

/** The drawer's shift: opened with a float, counted blind, closed with a Z report. */
export function ShiftScreen() {
  const words = useWords();
  return (
    <main className="t-screen">
      <ScreenHead title={words.app.screens.shift} />
      <div className="t-screen-body">
        <Body />
      </div>
    </main>
  );
}

type Step =
  | { readonly at: "running" }
  | { readonly at: "counting" }
  | { readonly at: "closed"; readonly shift: Shift };

function Body() {
  const desk = useDesk();
  const words = useWords();
  const { shift } = useTillData();
  const [step, setStep] = useState<Step>({ at: "running" });
  if (shift.state === "loading") return <Skeleton kind="card" count={3} />;
  if (shift.state === "failed") {
    return <Failed title={words.shift.failed} message={shift.message} onAgain={desk.till.actions.reload} />;
  }
  if (step.at === "closed") return <Closed shift={step.shift} onDone={() => setStep({ at: "running" })} />;
  if (shift.value === null) return <OpenShift />;
  if (step.at === "counting") {
    return (
      <CloseShift
        shift={shift.value}
        onCancel={() => setStep({ at: "running" })}
        onClosed={(closed) => setStep({ at: "closed", shift: closed })}
      />
    );
  }
  return <Running shift={shift.value} onClose={() => setStep({ at: "counting" })} />;
}
