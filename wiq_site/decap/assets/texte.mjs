// What Decap CMS says, in the words of our guide: du, plain German, and sentences that say what to do. What its German
// lacks is English otherwise.

const OURS = {
  auth: {
    login: "Formular öffnen",
    loggingIn: "Das Formular wird geöffnet …",
    loginWithGitHub: "Mit GitHub anmelden",
    loginWithGitLab: "Mit GitLab anmelden",
    loginWithGitea: "Mit Gitea anmelden",
    loginWithForgejo: "Mit Forgejo anmelden",
  },
  app: {
    header: { content: "Inhalte", workflow: "Vorschläge", media: "Bilder", quickAdd: "Neu" },
    app: {
      errorHeader: "Das Formular kann nicht starten.",
      configErrors: "Was daran nicht stimmt",
      checkConfigYml: "Bitte sag denen Bescheid, die die Website betreuen.",
      loadingConfig: "Das Formular wird geladen …",
      waitingBackend: "Warten auf die Git-Plattform …",
    },
  },
  collection: {
    sidebar: { collections: "Inhalte", allCollections: "allen Inhalten" },
    collectionTop: { newButton: "Neu: %{collectionLabel}", viewAsList: "Als Liste zeigen", viewAsGrid: "Als Karten zeigen" },
    entries: {
      loadingEntries: "Die Einträge werden geladen …",
      cachingEntries: "Die Einträge werden geladen …",
      longerLoading: "Das kann ein paar Minuten dauern.",
      noEntries: "Hier gibt es noch nichts.",
      unpublishedHeader: "Noch nicht veröffentlicht",
    },
  },
  editor: {
    editorControl: { field: { optional: "freiwillig", widgetLabel: "Feld (%{widgetLabel})" } },
    editorControlPane: {
      widget: {
        required: "%{fieldLabel}: Hier fehlt noch etwas.",
        regexPattern: "%{fieldLabel}: %{pattern}",
        processing: "%{fieldLabel}: Das Bild wird noch vorbereitet.",
        min: "%{fieldLabel}: Die kleinste Zahl ist %{minValue}.",
        rangeMin: "%{fieldLabel}: Bitte mindestens %{minCount} Eintrag hinzufügen.",
      },
    },
    editor: {
      onLeavePage: "Möchtest du diese Seite wirklich verlassen? Was nicht gespeichert ist, geht verloren.",
      onUpdatingWithUnsavedChanges: "Bitte speichere zuerst; danach kannst du den Stand ändern.",
      onPublishingNotReady: "Bitte stell den Stand zuerst auf „Fertig“.",
      onPublishingWithUnsavedChanges: "Bitte speichere zuerst; danach kannst du veröffentlichen.",
      onDeleteUnpublishedChangesWithUnsavedChanges: "Möchtest du diesen Vorschlag und alles Ungespeicherte wirklich verwerfen?",
      onDeleteUnpublishedChanges: "Möchtest du diesen Vorschlag wirklich verwerfen?",
      loadingEntry: "Der Eintrag wird geladen …",
      confirmLoadBackup: "Von diesem Eintrag gibt es eine ungespeicherte Fassung. Möchtest du damit weitermachen?",
    },
    editorInterface: { toggleNotes: "Notizen", toggleScrollSync: "Formular und Vorschau gemeinsam bewegen" },
    editorNotesPane: {
      title: "Notizen",
      emptyState: "Noch keine Notizen.",
      addNote: "Notiz anlegen",
      addPlaceholder: "Was ist zu tun?",
      editPlaceholder: "Notiz ändern",
      save: "Speichern",
      cancel: "Abbrechen",
      edit: "Ändern",
      delete: "Löschen",
      resolve: "Erledigt",
      unresolve: "Wieder öffnen",
      confirmDelete: "Möchtest du diese Notiz wirklich löschen?",
      shortcut: "Strg + Enter legt die Notiz an.",
    },
    editorToolbar: {
      backCollection: "Zurück zu: %{collectionLabel}",
      deleteUnpublishedChanges: "Vorschlag verwerfen",
      deleteUnpublishedEntry: "Vorschlag verwerfen",
      saving: "Wird gespeichert …",
      status: "Stand: %{status}",
      inReview: "Bitte ansehen",
      ready: "Fertig",
      statusInfoTooltipDraft: "Noch ein Entwurf. Soll jemand darüberschauen, stell den Stand auf „Bitte ansehen“.",
      statusInfoTooltipInReview: "Jemand schaut darüber. Du kannst weiter daran schreiben.",
    },
    editorWidgets: {
      markdown: {
        richText: "Gestaltet",
        addComponent: "Bild oder Code einfügen",
        linkPrompt: "Wohin soll der Link führen?",
        strikethrough: "Durchgestrichen",
        toggleMode: { rich: "Gestaltet schreiben", markdown: "Als Markdown schreiben" },
      },
      image: {
        choose: "Bild auswählen",
        chooseDifferent: "Anderes Bild auswählen",
        remove: "Bild entfernen",
        chooseMultiple: "Bilder auswählen",
        addMore: "Weitere Bilder",
        removeAll: "Alle Bilder entfernen",
      },
      file: { choose: "Datei auswählen", chooseMultiple: "Dateien auswählen", addMore: "Weitere Dateien", removeAll: "Alle Dateien entfernen" },
      datetime: { setToNow: "%{fieldLabel}: jetzt" },
      list: { add: "Hinzufügen", addType: "Hinzufügen" },
      object: { expand: "Aufklappen", collapse: "Zuklappen" },
    },
  },
  mediaLibrary: {
    mediaLibrary: { onDelete: "Möchtest du dieses Bild wirklich löschen? Zeigt es noch eine Seite, fehlt es dort." },
    mediaLibraryModal: {
      loading: "Die Bilder werden geladen …",
      noResults: "Dazu gibt es kein Bild.",
      noAssetsFound: "Hier gibt es noch keine Bilder.",
      noImagesFound: "Hier gibt es noch keine Bilder.",
      mediaAssets: "Bilder",
      search: "Suchen …",
      uploading: "Wird hochgeladen …",
      download: "Herunterladen",
      deleting: "Wird gelöscht …",
      deleteSelected: "Löschen",
      chooseSelected: "Dieses Bild nehmen",
      close: "Schließen",
    },
  },
  ui: {
    errorBoundary: {
      details: "Etwas ist schiefgegangen. Bitte lade die Seite neu und sag Bescheid, wenn es noch einmal geschieht: ",
      recoveredEntry: { warning: "Bitte kopiere dir diesen Text, bevor du die Seite verlässt." },
    },
    settingsDropdown: { account: "Abmelden und Konto" },
    toast: {
      onFailToLoadEntries: "Das konnte nicht geladen werden: %{details}",
      onFailToPersist: "Das Speichern hat nicht geklappt: %{details}",
      onFailToUpdateStatus: "Der Stand konnte nicht geändert werden: %{details}",
      missingRequiredField: "Noch nicht gespeichert: Bitte sieh dir die rot markierten Felder an.",
      entrySaved: "Gespeichert",
      entryPublished: "Gespeichert",
      entryUpdated: "Der Stand ist geändert",
      onFailToPublishEntry: "Das Veröffentlichen hat nicht geklappt: %{details}",
      onLoggedOut: "Du bist nicht mehr angemeldet. Bitte kopiere dir, was nicht gespeichert ist, und melde dich neu an.",
      onBackendDown: "Die Git-Plattform antwortet gerade nicht: %{details}",
      noteAdded: "Notiz angelegt",
      onFailToAddNote: "Die Notiz konnte nicht angelegt werden: %{details}",
      noteUpdated: "Notiz geändert",
      onFailToUpdateNote: "Die Notiz konnte nicht geändert werden: %{details}",
      noteDeleted: "Notiz gelöscht",
      onFailToDeleteNote: "Die Notiz konnte nicht gelöscht werden: %{details}",
      noteResolved: "Notiz erledigt",
      noteReopened: "Notiz wieder offen",
      onFailToToggleNote: "Die Notiz konnte nicht geändert werden: %{details}",
    },
  },
  workflow: {
    workflow: { loading: "Die Vorschläge werden geladen …", workflowHeading: "Vorschläge", newPost: "Neu" },
    workflowCard: { deleteChanges: "Verwerfen", deleteNewEntry: "Verwerfen", publishChanges: "Veröffentlichen", publishNewEntry: "Veröffentlichen" },
    workflowList: {
      onDeleteEntry: "Möchtest du diesen Vorschlag wirklich verwerfen?",
      onPublishingNotReadyEntry: "Veröffentlichen kannst du, was in der Spalte „Fertig“ steht. Bitte zieh die Karte zuerst dorthin.",
      onPublishEntry: "Möchtest du das wirklich veröffentlichen?",
      inReviewHeader: "Bitte ansehen",
      readyHeader: "Fertig",
    },
  },
};

// Without proposals a change is saved at once; when readers see it, is decided elsewhere.
const SAVED_AT_ONCE = {
  editor: {
    editorToolbar: {
      publish: "Speichern",
      publishing: "Wird gespeichert …",
      published: "Gespeichert",
      publishNow: "Jetzt speichern",
      publishAndCreateNew: "Speichern und etwas Neues beginnen",
      publishAndDuplicate: "Speichern und daraus etwas Neues machen",
    },
  },
};

const REPLACES = / already exists\. Do you want to replace it\?$/;

/** The one question that Decap asks in English whatever the language. */
function translateQuestions() {
  const ask = window.confirm.bind(window);
  window.confirm = (text) => ask(text.replace(REPLACES, " gibt es schon. Soll das neue Bild an seine Stelle treten? Dann zeigen es auch alle anderen Seiten mit diesem Bild."));
}

export function registerTexts(CMS, proposes) {
  translateQuestions();
  const texts = merge(CMS.getLocale("de"), OURS);
  CMS.registerLocale("de", proposes ? texts : merge(texts, SAVED_AT_ONCE));
}

function merge(theirs, ours) {
  const merged = { ...theirs };
  for (const [key, value] of Object.entries(ours)) {
    merged[key] = typeof value === "string" ? value : merge(theirs?.[key] ?? {}, value);
  }
  return merged;
}
