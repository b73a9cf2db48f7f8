import "./Dialog.css";
import type { ReactNode } from "react";
import { Dialog as Box, Heading, Modal, ModalOverlay } from "react-aria-components";
import { classes } from "./classes.ts";
import { IconButton } from "./IconButton.tsx";
import { useUiWords } from "./words.tsx";

/**
 * Something to answer before going on. On a phone it comes up from the bottom edge; on a larger screen it stands in
 * the middle, or with `place="side"` along the edge where the cart is. Escape and a press beside it close it.
 */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  place = "middle",
  size = "medium",
  isUrgent = false,
  isBare = false,
}: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  place?: "middle" | "side";
  size?: "small" | "medium" | "large";
  /** Must be answered: a press beside it does not close it. */
  isUrgent?: boolean;
  /** What lies in it reaches to its edges. */
  isBare?: boolean;
}) {
  const words = useUiWords();
  return (
    <ModalOverlay
      className={classes("cf-scrim", place === "side" && "cf-scrim-side")}
      isOpen={isOpen}
      isDismissable={!isUrgent}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`cf-dialog cf-dialog-${place} cf-dialog-${size}`}>
        <Box className="cf-dialog-box" role={isUrgent ? "alertdialog" : "dialog"}>
          <header className="cf-dialog-head">
            <Heading slot="title" className="cf-dialog-title">
              {title}
            </Heading>
            <IconButton icon="close" label={words.close} onPress={onClose} />
          </header>
          <div className={classes("cf-dialog-body", isBare && "cf-dialog-bare")}>{children}</div>
          {footer !== undefined && <footer className="cf-dialog-foot">{footer}</footer>}
        </Box>
      </Modal>
    </ModalOverlay>
  );
}
