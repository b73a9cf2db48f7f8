import "./Tabs.css";
import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as Book } from "react-aria-components";

export type TabPage<Id extends string> = { readonly id: Id; readonly name: string; readonly page: ReactNode };

/** Pages of one book, one in sight. */
export function Tabs<Id extends string>({
  label,
  pages,
  value,
  onChange,
}: {
  label: string;
  pages: readonly TabPage<Id>[];
  value: Id;
  onChange: (id: Id) => void;
}) {
  return (
    <Book
      className="cf-tabs"
      selectedKey={value}
      onSelectionChange={(key) => {
        const page = pages.find(({ id }) => id === key);
        if (page) onChange(page.id);
      }}
    >
      <TabList className="cf-tabs-list" aria-label={label}>
        {pages.map(({ id, name }) => (
          <Tab key={id} id={id} className="cf-tab">
            {name}
          </Tab>
        ))}
      </TabList>
      {pages.map(({ id, page }) => (
        <TabPanel key={id} id={id} className="cf-tab-panel">
          {page}
        </TabPanel>
      ))}
    </Book>
  );
}
