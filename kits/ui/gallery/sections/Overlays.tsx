import { useState } from "react";
import { Button, Dialog, makeToasts, ToastRegion } from "../../index.ts";
import { Exhibit, Section } from "./Section.tsx";

const toasts = makeToasts();
type Open = "none" | "middle" | "side" | "urgent";
const asked = new URLSearchParams(location.search).get("dialog");

export function Overlays() {
  const [open, setOpen] = useState<Open>(
    asked === "middle" || asked === "side" || asked === "urgent" ? asked : "none",
  );
  const close = () => setOpen("none");
  return (
    <Section title="What comes and goes">
      <Exhibit name="Dialogs">
        <div className="g-row">
          <Button onPress={() => setOpen("middle")}>Dialog</Button>
          <Button onPress={() => setOpen("side")}>Side sheet</Button>
          <Button onPress={() => setOpen("urgent")}>Must be answered</Button>
          <Button onPress={() => toasts.show("Croissant added")}>Toast</Button>
          <Button onPress={() => toasts.show("No product with the code 4006381333931", "red")}>
            Error toast
          </Button>
          <Button onPress={() => toasts.show("Line voided", "plain", { name: "Undo", run: () => undefined })}>
            Toast with action
          </Button>
        </div>
      </Exhibit>
      <Dialog
        title="Discount on the whole order"
        isOpen={open === "middle" || open === "side"}
        place={open === "side" ? "side" : "middle"}
        onClose={close}
        footer={
          <>
            <Button onPress={close}>Cancel</Button>
            <Button kind="primary" onPress={close}>
              Apply
            </Button>
          </>
        }
      >
        <p>
          On a phone it comes up from the bottom edge; on a larger screen it stands in the middle or at the
          side.
        </p>
      </Dialog>
      <Dialog
        title="Void this order?"
        size="small"
        isOpen={open === "urgent"}
        isUrgent
        onClose={close}
        footer={
          <>
            <Button onPress={close}>Keep it</Button>
            <Button kind="danger" onPress={close}>
              Void
            </Button>
          </>
        }
      >
        <p>Three lines, $22.37. It stays in the history with your name and the reason.</p>
      </Dialog>
      <ToastRegion toasts={toasts} label="Messages" />
    </Section>
  );
}
