/* At an old address: leads to the new one with what stood behind the old one, a question or the name of a place. */
location.replace(document.querySelector("link[rel=canonical]").href + location.search + location.hash);
